package ventral.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {

    @TempDir
    Path logs;

    @Test
    void a_log_is_rotated_at_its_limit_and_the_oldest_file_is_replaced() throws IOException {
        try (LogRotation rotation = new LogRotation(logs, new LogLimit(4, 3))) {
            for (String text : List.of("aaa", "bbbb", "cccc", "dddd", "e")) {
                append("gateway.log", text);
                rotation.rotateAll();
            }
        }
        assertThat(names()).containsExactly("gateway.1.log", "gateway.2.log", "gateway.log");
        assertThat(logs.resolve("gateway.2.log")).hasContent("cccc");
        assertThat(logs.resolve("gateway.1.log")).hasContent("dddd");
        assertThat(logs.resolve("gateway.log")).hasContent("e");
    }

    @Test
    void the_end_of_a_log_is_kept_and_former_logs_are_left_alone() throws IOException {
        append("gateway.log", "0123456789");
        append("gateway.former.log", "0123456789");
        append("launcher.log.lck", "0123456789");
        try (LogRotation rotation = new LogRotation(logs, new LogLimit(4, 2))) {
            rotation.rotateAll();
        }
        assertThat(names()).containsExactly("gateway.1.log", "gateway.former.log", "gateway.log", "launcher.log.lck");
        assertThat(logs.resolve("gateway.1.log")).hasContent("6789");
        assertThat(logs.resolve("gateway.log")).isEmptyFile();
        assertThat(logs.resolve("gateway.former.log")).hasContent("0123456789");
    }

    @Test
    void a_process_goes_on_at_the_start_of_its_truncated_log() throws IOException {
        Path log = logs.resolve("child.log");
        Path more = logs.resolve("more");
        ChildProcess child = ChildProcess.start(
                List.of(),
                List.of("sh", "-c", "echo before; while ! [ -e %s ]; do sleep .05; done; echo after".formatted(more)),
                logs,
                Map.of(),
                log,
                ChildProcess.Signal.TERM);
        try (LogRotation rotation = new LogRotation(logs, new LogLimit(4, 2))) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(log) && Files.size(log) == "before\n".length());
            rotation.rotateAll();
            Files.createFile(more);
            assertThat(child.exit().join()).isZero();
        } finally {
            child.kill();
        }
        assertThat(Files.readString(log)).isEqualTo("after\n");
    }

    @Test
    void a_limit_must_allow_one_file() {
        assertThatThrownBy(() -> new LogLimit(1, 0))
                .hasMessage("logs of 1 bytes in 0 files are invalid: both must be at least 1");
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(logs.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
