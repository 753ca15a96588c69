package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void a_bar_is_filled_to_an_eighth_of_a_character() {
        String line = new ProgressBar("rendering", 3_840, 8_192, "612 images/s").line(100);
        assertThat(line)
                .isEqualTo(
                        "rendering  " + "█".repeat(18) + "▊" + "·".repeat(21) + "  46 %  3,840 of 8,192  612 images/s");
    }

    @Test
    void nothing_done_is_an_empty_bar_and_all_done_a_full_one() {
        assertThat(new ProgressBar("x", 0, 10, "").line(60))
                .contains("·".repeat(28))
                .doesNotContain("█");
        assertThat(new ProgressBar("x", 10, 10, "").line(60)).contains("100 %").doesNotContain("·");
    }

    @Test
    void what_is_not_known_yet_is_no_progress() {
        assertThat(new ProgressBar("scoring", 0, 0, "").fraction()).isZero();
    }

    @Test
    void what_has_no_end_is_counted_without_a_share() {
        ProgressBar bar = new ProgressBar("streams/s1  RENDERING", 1_280, 0, "");
        assertThat(bar.sentence()).isEqualTo("streams/s1  RENDERING 1,280");
        assertThat(bar.line(100)).endsWith("·  1,280").doesNotContain("%");
    }

    @Test
    void a_line_never_wraps() {
        assertThat(new ProgressBar("training", 1, 2, "a note that is far too long for so narrow a terminal").line(50))
                .hasSize(50);
    }

    @Test
    void a_long_label_takes_from_the_bar() {
        ProgressBar bar = new ProgressBar("runs/distance-n640  RUNNING", 1, 2, "");
        assertThat(bar.line(60)).hasSizeLessThanOrEqualTo(60).endsWith("50 %  1 of 2");
        assertThat(bar.line(60, 4)).startsWith("runs/distance-n640  RUNNING ██··  50 %");
    }

    @Test
    void a_log_gets_a_sentence() {
        assertThat(new ProgressBar("training", 1_024, 2_048, "280 images/s").sentence())
                .isEqualTo("training 1,024 of 2,048 (50 %) 280 images/s");
    }
}
