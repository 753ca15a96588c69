package ventral.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import ventral.launcher.component.LaunchException;

/** Writes the log messages of the broker and other libraries in this JVM to a file, never to the user's terminal. */
public final class LauncherLog {

    private LauncherLog() {}

    /** Discards log messages until there is a file. */
    public static void disable() {
        LogManager.getLogManager().reset();
    }

    /** Replaces the file, and then appends to it, so that it can be truncated meanwhile. */
    static void to(Path file) throws LaunchException {
        disable();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        try {
            Files.deleteIfExists(file);
            var handler = new FileHandler(file.toString().replace("%", "%%"), true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.INFO);
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new LaunchException("log %s cannot be written: %s".formatted(file, e), e);
        }
    }
}
