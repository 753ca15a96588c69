package ventral.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the end of a log for a message. */
public final class LogTail {

    private static final int LINES = 15;

    private LogTail() {}

    /** Returns the last lines, indented, and the path of the whole log. */
    public static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String tail = lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(line -> "    | " + line)
                    .collect(Collectors.joining("\n"));
            return "%s%n    whole log: %s".formatted(tail, log);
        } catch (IOException e) {
            return "    no log at %s (%s)".formatted(log, e);
        }
    }
}
