package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.run.TrainingProgress;

class ProgressMeterTest {

    private static final RunSpec SPEC =
            new RunSpec(new StreamName("s"), Objective.parse("distance"), 800, 2, 0, 2, null);
    private static final Duration LEFT = Duration.ofSeconds(100);

    private final ProgressMeter meter = new ProgressMeter(SPEC, 8, 0);

    @Test
    void a_loss_is_of_the_steps_since_the_previous_report() {
        meter.start(seconds(0));
        meter.add(new LossSummary(2, 6, null), 16);
        meter.add(new LossSummary(2, 2, null), 32);
        assertThat(meter.report(seconds(4), 32, .1, LEFT, null))
                .isEqualTo(new TrainingProgress(32, 4, 2.0, 8.0, .1, LEFT, null));
        meter.add(new LossSummary(1, 5, null), 40);
        assertThat(meter.report(seconds(8), 40, .1, LEFT, null))
                .isEqualTo(new TrainingProgress(40, 1, 5.0, 5.0, .1, LEFT, null));
    }

    @Test
    void a_rate_is_that_of_the_last_minute_and_a_pause_is_part_of_it() {
        meter.start(seconds(0));
        long seen = 0;
        for (int second = 2; second <= 100; second += 2) {
            seen += 16;
            meter.add(new LossSummary(2, 6, null), seen);
            meter.report(seconds(second), seen, .1, LEFT, null);
        }
        // a checkpoint takes 12 s
        seen += 8;
        meter.add(new LossSummary(1, 3, null), seen);
        assertThat(meter.report(seconds(112), seen, .1, LEFT, null).imagesPerSecond())
                .isEqualTo((48 * 8 + 8) / 60.);
    }

    @Test
    void a_run_that_stood_still_for_a_minute_has_no_time_left() {
        meter.start(seconds(0));
        meter.add(new LossSummary(1, 3, null), 8);
        meter.report(seconds(2), 8, .1, LEFT, null);
        assertThat(meter.report(seconds(62), 8, .1, LEFT, null))
                .isEqualTo(new TrainingProgress(8, 0, 3.0, 0.0, .1, null, null));
    }

    @Test
    void a_report_without_steps_repeats_the_last_loss() {
        meter.start(seconds(0));
        assertThat(meter.report(seconds(4), 0, null, null, null)).isEqualTo(TrainingProgress.NONE);
        meter.add(new LossSummary(1, 3, null), 8);
        meter.report(seconds(8), 8, .1, LEFT, null);
        assertThat(meter.report(seconds(16), 8, .1, LEFT, null))
                .isEqualTo(new TrainingProgress(8, 0, 3.0, .5, .1, LEFT, null));
    }

    @Test
    void a_complete_run_keeps_its_last_rate() {
        meter.start(seconds(0));
        meter.add(new LossSummary(200, 200, null), 1600);
        meter.report(seconds(4), 1600, .1, null, null);
        assertThat(meter.report(seconds(8), 1600, .1, null, null))
                .isEqualTo(new TrainingProgress(1600, 0, 1.0, 400.0, .1, null, null));
    }

    @Test
    void a_loss_that_is_not_finite_is_reported_with_the_images_before_it() {
        meter.add(new LossSummary(100, 100, null), 800);
        assertThatThrownBy(() -> meter.add(new LossSummary(4, Double.NaN, 3), 832))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("at the step after 824 images, in epoch 1;");
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
