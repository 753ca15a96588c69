package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import ventral.cli.output.CommandException;

class StartupBenchTest {

    private static final String PARTS = """
            Starting Ventral 0.1.0, data in /data
              Kafka            ready after   2.8 s   127.0.0.1:8474
              gateway          ready after  12.6 s   127.0.0.1:8470
            """;

    @Test
    void a_started_system_says_when_each_of_its_parts_was_ready() throws Exception {
        BufferedReader output = new BufferedReader(new StringReader(PARTS + "Ready in 13.0 s\nThe page is at\n"));
        assertThat(StartupBench.awaitReady(output)).containsExactly("Kafka 2.8", "gateway 12.6");
        assertThat(output.readLine()).isEqualTo("The page is at");
    }

    @Test
    void a_system_that_ends_before_it_is_ready_fails_the_benchmark() {
        BufferedReader output = new BufferedReader(new StringReader(PARTS));
        assertThatThrownBy(() -> StartupBench.awaitReady(output))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("did not start");
    }
}
