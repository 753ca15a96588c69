package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void a_duration_is_told_as_precisely_as_it_is_known() {
        assertThat(Words.about(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(Words.about(Duration.ofSeconds(118))).isEqualTo("2 min 0 s");
        assertThat(Words.about(Duration.ofSeconds(202))).isEqualTo("3 min 20 s");
        assertThat(Words.about(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
