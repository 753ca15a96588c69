package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumberFormatsTest {

    @Test
    void a_duration_is_told_as_precisely_as_it_is_known() {
        assertThat(NumberFormats.approximateDuration(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(NumberFormats.approximateDuration(Duration.ofSeconds(118))).isEqualTo("2 min 0 s");
        assertThat(NumberFormats.approximateDuration(Duration.ofSeconds(202))).isEqualTo("3 min 20 s");
        assertThat(NumberFormats.approximateDuration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    @Test
    void figures_are_as_many_as_a_reader_wants() {
        assertThat(NumberFormats.figures(.001)).isEqualTo("0.001");
        assertThat(NumberFormats.figures(.000123456)).isEqualTo("0.000123");
        assertThat(NumberFormats.figures(2.5e-8)).isEqualTo("2.5e-8");
        assertThat(NumberFormats.figures(40)).isEqualTo("40");
        assertThat(NumberFormats.figures(1236)).isEqualTo("1240");
        assertThat(NumberFormats.share(.874)).isEqualTo("87 %");
        assertThat(NumberFormats.bytes(5L << 28)).isEqualTo("1.3 GiB");
        assertThat(NumberFormats.bytes(300L << 20)).isEqualTo("300 MiB");
    }
}
