package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void nothing_is_a_dot_a_little_is_not_and_all_is_full() {
        assertThat(Sparkline.of(0, .001, .125, .5, 1, 1.2, -1)).isEqualTo("·▁▁▄██·");
    }
}
