package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.cost.TrainingCosts;

class CostMeterTest {

    private Duration now = Duration.ZERO;
    private final CostMeter meter = new CostMeter(() -> now, "cpu, 2 threads");

    @Test
    void nothing_is_known_before_the_first_steps_are_measured() {
        assertThat(meter.costs()).isNull();
        steps(3, 100, 1);
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(3, .01));
        assertThat(costs().secondsPerCheckpoint()).isZero();
    }

    @Test
    void a_burst_of_other_load_does_not_change_the_cost_of_a_step() {
        for (int i = 0; i < 9; i++) {
            steps(3, 100, i % 3 == 1 ? 20 : 1);
        }
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(3, .01));
    }

    @Test
    void a_lasting_change_is_known_after_five_minutes() {
        for (int i = 0; i < 300; i++) {
            steps(3, 100, 1);
        }
        for (int i = 0; i < 152; i++) {
            steps(3, 50, 2);
        }
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(3, .04));
    }

    @Test
    void checkpoints_are_no_part_of_the_cost_of_a_step() {
        for (int i = 0; i < 3; i++) {
            meter.addStep(6, 0);
            now = now.plusSeconds(1);
            addSteps(6, 100);
            meter.startCheckpoints();
            now = now.plusSeconds(10);
            meter.endCheckpoints(2);
        }
        assertThat(costs()).isEqualTo(new TrainingCosts(new TreeMap<>(Map.of(6, .01)), 5));
    }

    @Test
    void what_happened_before_a_restart_is_not_measured() {
        now = now.plusSeconds(90);
        addSteps(3, 100);
        meter.restart();
        steps(3, 100, 1);
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(3, .01));
    }

    @Test
    void steps_of_fewer_runs_have_a_cost_of_their_own_once_it_is_measured_three_times() {
        for (int i = 0; i < 5; i++) {
            steps(6, 100, 2);
        }
        steps(3, 100, 3);
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(6, .02));
        steps(3, 100, 1);
        steps(3, 100, 1);
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(6, .02, 3, .01));
    }

    @Test
    void half_of_the_images_cost_as_much_or_less() {
        steps(3, 1000, 10);
        steps(3, 100, 2);
        steps(3, 100, 3);
        steps(3, 100, 4);
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(3, .01));
    }

    @Test
    void a_wait_for_images_is_part_of_the_cost_of_a_step() {
        meter.addStep(3, 0);
        now = now.plusSeconds(2);
        meter.endSteps();
        now = now.plusSeconds(1);
        addSteps(3, 100);
        meter.endSteps();
        assertThat(costs().secondsPerImage()).isEqualTo(Map.of(3, .03));
    }

    @Test
    void the_latest_cost_is_that_of_the_runs_that_are_trained_now() {
        assertThat(meter.latest()).isNull();
        for (int i = 0; i < 3; i++) {
            steps(6, 100, 2);
        }
        for (int i = 0; i < 3; i++) {
            steps(3, 100, 1);
        }
        assertThat(meter.latest()).isEqualTo(new MeasuredCost(3, .01, 0, "cpu, 2 threads"));
    }

    /** Takes steps and measures them. */
    private void steps(int passCount, long imageCount, long seconds) {
        meter.addStep(passCount, 0); // from here on, all steps have these passes
        now = now.plusSeconds(seconds);
        addSteps(passCount, imageCount);
        meter.endSteps();
    }

    private void addSteps(int passCount, long imageCount) {
        meter.addStep(passCount, imageCount / 2);
        meter.addStep(passCount, imageCount / 2);
    }

    private TrainingCosts costs() {
        TrainingCosts costs = meter.costs();
        assertThat(costs).isNotNull();
        return costs;
    }
}
