package ventral.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    @Test
    void a_process_on_the_terminal_ends_with_the_program_that_started_it_however_that_ends() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = program.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            program.destroyForcibly().waitFor();
            child.onExit().get(20, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            program.destroyForcibly();
        }
    }

    /** Starts a process that never ends, prints its id, and waits for it. */
    static final class Launcher {

        public static void main(String... args) throws Exception {
            Process child = ChildProcess.startOnTerminal(
                    List.of("tail", "-f", "/dev/null"), Map.of(), ChildProcess.Signal.TERM);
            System.out.println(child.pid());
            child.waitFor();
        }
    }
}
