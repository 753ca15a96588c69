package ventral.cli.chaos.isolation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs short commands of the operating system. */
final class ShellCommand {

    private ShellCommand() {}

    /**
     * Runs a command until it ends.
     *
     * @throws IOException if the program is not installed, or ends with a status other than 0; the message contains what
     *     it wrote
     */
    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(
                        "'%s' ended with status %d: %s".formatted(String.join(" ", command), status, output.strip()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static void run(String... command) throws IOException {
        run(List.of(command));
    }
}
