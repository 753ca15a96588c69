package ventral.gateway.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static ventral.gateway.testing.LedgerSamples.NOON;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.estimate.TotalRate.Segment;

final class TotalRateTest {

    /** Three runs of 80 images/s each share the machine: the total rate is 240 images/s. */
    @Test
    void rates_of_runs_that_were_trained_side_by_side_are_added() {
        TotalRate rate = TotalRate.of(List.of(segment(0, 100, 8000), segment(0, 100, 8000), segment(0, 100, 8000)))
                .orElseThrow();
        assertThat(rate.imagesPerSecond()).isCloseTo(240, within(1e-9));
        assertThat(rate.imageCount()).isEqualTo(24_000);
    }

    /**
     * The rate is 100 images/s for 10 s, 100 + 200 for 10 s, 200 for 10 s: half of the 6000 images were learnt at 300.
     */
    @Test
    void half_of_the_images_were_learnt_at_the_rate_or_a_faster_one() {
        assertThat(TotalRate.of(List.of(segment(0, 20, 2000), segment(10, 30, 4000)))
                        .orElseThrow())
                .isEqualTo(new TotalRate(300, 6000));
    }

    @Test
    void a_pause_of_hours_changes_nothing() {
        assertThat(TotalRate.of(List.of(segment(0, 100, 20_000), segment(100, 40_000, 6400)))
                        .orElseThrow()
                        .imagesPerSecond())
                .isCloseTo(200, within(1e-9));
    }

    @Test
    void runs_one_after_another_are_not_added() {
        assertThat(TotalRate.of(List.of(segment(0, 10, 1000), segment(10, 20, 1000)))
                        .orElseThrow())
                .isEqualTo(new TotalRate(100, 2000));
    }

    @Test
    void nothing_learnt_gives_no_rate_and_time_goes_forward() {
        assertThat(TotalRate.of(List.of())).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> segment(10, 10, 64)).hasMessageContaining("invalid segment");
        assertThatThrownBy(() -> segment(0, 10, 0)).hasMessageContaining("0 images from");
    }

    private static Segment segment(long fromSeconds, long toSeconds, long imageCount) {
        return new Segment(NOON.plusSeconds(fromSeconds), NOON.plusSeconds(toSeconds), imageCount);
    }
}
