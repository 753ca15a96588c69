package ventral.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops and continues a process with all of its children. */
final class ProcessTree {

    private ProcessTree() {}

    /**
     * Stops the processes, and returns when they have been continued. They are continued even if this JVM ends before.
     */
    static void pause(ProcessHandle root, Duration duration) throws InterruptedException {
        String pids = pids(root);
        run("kill -STOP %s; sleep %.3f; kill -CONT %s 2>/dev/null", pids, duration.toMillis() / 1000.0, pids);
    }

    /** Continues the processes, if they are stopped. */
    static void resume(ProcessHandle root) {
        try {
            run("kill -CONT %s 2>/dev/null", pids(root));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String pids(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
    }

    /** Runs a command in a session of its own, which Ctrl-C does not reach. */
    private static void run(String command, Object... arguments) throws InterruptedException {
        try {
            new ProcessBuilder("setsid", "sh", "-c", String.format(Locale.ROOT, command, arguments))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
