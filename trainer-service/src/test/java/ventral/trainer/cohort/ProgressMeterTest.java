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
    private static final Duration INTERVAL = Duration.ofSeconds(4);

    private final ProgressMeter meter = new ProgressMeter(SPEC, 8, 0);

    @Test
    void a_report_is_of_the_steps_since_the_previous_one() {
        meter.add(new LossSummary(2, 6, null), 16);
        meter.add(new LossSummary(2, 2, null), 32);
        assertThat(meter.report(INTERVAL, 32, .1, null))
                .isEqualTo(new TrainingProgress(32, 4, 2.0, 8.0, .1, Duration.ofSeconds(196), null));
        meter.add(new LossSummary(1, 5, null), 40);
        assertThat(meter.report(INTERVAL, 40, .1, null))
                .isEqualTo(new TrainingProgress(40, 1, 5.0, 2.0, .1, Duration.ofSeconds(780), null));
    }

    @Test
    void a_report_without_steps_repeats_the_last_loss() {
        assertThat(meter.report(INTERVAL, 0, null, null)).isEqualTo(TrainingProgress.NONE);
        meter.add(new LossSummary(1, 3, null), 8);
        meter.report(INTERVAL, 8, .1, null);
        assertThat(meter.report(INTERVAL, 8, .1, null)).isEqualTo(new TrainingProgress(8, 0, 3.0, 0.0, .1, null, null));
    }

    @Test
    void a_complete_run_keeps_its_last_rate() {
        meter.add(new LossSummary(200, 200, null), 1600);
        meter.report(INTERVAL, 1600, .1, null);
        assertThat(meter.report(INTERVAL, 1600, .1, null))
                .isEqualTo(new TrainingProgress(1600, 0, 1.0, 400.0, .1, null, null));
    }

    @Test
    void a_loss_that_is_not_finite_is_reported_with_the_images_before_it() {
        meter.add(new LossSummary(100, 100, null), 800);
        assertThatThrownBy(() -> meter.add(new LossSummary(4, Double.NaN, 3), 832))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("at the step after 824 images, in epoch 1;");
    }
}
