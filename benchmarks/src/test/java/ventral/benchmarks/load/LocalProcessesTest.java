package ventral.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessesTest {

    private static final long THIS = ProcessHandle.current().pid();

    @TempDir
    Path data;

    private Process child;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(data.resolve("pids"));
        startChild();
    }

    private void startChild() throws IOException {
        child = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        child.destroyForcibly().waitFor();
    }

    @Test
    void a_service_is_read_by_the_pid_that_the_launcher_has_written() throws Exception {
        write(LocalProcesses.TRAINER, child.pid());
        LocalProcesses processes = new LocalProcesses(data, THIS);
        assertThat(processes.pid(LocalProcesses.TRAINER)).isEqualTo(child.pid());
        assertThat(processes.read(LocalProcesses.TRAINER).threadCount()).isEqualTo(1);
    }

    @Test
    void the_broker_is_the_launcher_itself() {
        LocalProcesses processes = new LocalProcesses(data, THIS);
        assertThat(processes.read(LocalProcesses.BROKER).memoryBytes()).isPositive();
        assertThat(processes.read(LocalProcesses.BROKER).fileCount()).isPositive();
    }

    @Test
    void a_process_of_somebody_else_is_none_of_the_system() throws Exception {
        write(LocalProcesses.TRAINER, THIS);
        LocalProcesses processes = new LocalProcesses(data, THIS);
        assertThat(processes.pid(LocalProcesses.TRAINER)).isZero();
        assertThat(processes.read(LocalProcesses.SCORER)).isNull();
    }

    @Test
    void another_pid_is_a_restart() throws Exception {
        LocalProcesses processes = new LocalProcesses(data, THIS);
        write(LocalProcesses.TRAINER, child.pid());
        processes.read(LocalProcesses.TRAINER);
        processes.read(LocalProcesses.TRAINER);
        assertThat(processes.restartCount()).isZero();
        stop();
        startChild();
        write(LocalProcesses.TRAINER, child.pid());
        processes.read(LocalProcesses.TRAINER);
        assertThat(processes.restartCount()).isEqualTo(1);
    }

    @Test
    void a_slowed_process_is_stopped_most_of_the_time_and_runs_in_the_end() throws Exception {
        try (ProcessThrottle unused = ProcessThrottle.start(10, child::pid, "sleep")) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!isStopped()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
        assertThat(isStopped()).isFalse();
    }

    @Test
    void a_process_that_is_ten_times_slower_is_stopped_for_nine_tenths_of_each_second() {
        assertThat(ProcessThrottle.stoppedMillis(10)).isEqualTo(900);
        assertThat(ProcessThrottle.stoppedMillis(1)).isZero();
    }

    private boolean isStopped() throws IOException {
        return Files.readString(Path.of("/proc/%d/status".formatted(child.pid())))
                .lines()
                .anyMatch(line -> line.startsWith("State:") && line.contains("T (stopped)"));
    }

    private void write(String service, long pid) throws IOException {
        Files.writeString(data.resolve("pids").resolve(service), "%d 2026-01-01T00:00:00Z%n".formatted(pid));
    }
}
