package ventral.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonProcessTest {

    @Test
    void the_last_line_is_the_result_and_the_others_are_passed_on() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        assertThat(JsonProcess.run(shell("echo one; echo two; echo '{\"seconds\": 3}'"), lines::add)
                        .path("seconds")
                        .asInt())
                .isEqualTo(3);
        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void an_error_that_the_process_reports_is_the_message() {
        assertThatThrownBy(() -> JsonProcess.run(shell("echo '{\"error\": \"no PyTorch\"}'; exit 3"), line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no PyTorch");
    }

    @Test
    void a_process_that_fails_or_is_missing_is_named() {
        assertThatThrownBy(() -> JsonProcess.run(shell("exit 3"), line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("ended with status 3");
        assertThatThrownBy(() -> JsonProcess.run(new ProcessBuilder("no-such-program"), line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no-such-program cannot be started");
    }

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }
}
