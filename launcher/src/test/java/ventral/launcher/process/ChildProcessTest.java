package ventral.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void the_session_of_a_process_gets_less_processor_time_when_its_priority_is_lowered(@TempDir Path temp)
            throws Exception {
        Assumptions.assumeThat(Path.of("/proc/self/autogroup")).exists();
        ChildProcess process = ChildProcess.start(
                List.of(), List.of("sleep", "60"), temp, Map.of(), temp.resolve("log"), ChildProcess.Signal.TERM);
        try {
            Path autogroup = Path.of("/proc", Long.toString(process.pid()), "autogroup");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(autogroup)
                            .content()
                            .isNotEqualTo(Files.readString(Path.of("/proc/self/autogroup"))));
            assertThat(process.lowerSessionPriority(10)).isTrue();
            assertThat(autogroup).content().endsWith("nice 10\n");
        } finally {
            process.kill();
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
