package ventral.contract.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Objective;

class TrainingCostsTest {

    private static TrainingCosts costs(Map<Integer, Double> secondsPerImage, double secondsPerCheckpoint) {
        return new TrainingCosts(new TreeMap<>(secondsPerImage), secondsPerCheckpoint);
    }

    @Test
    void a_cost_that_was_measured_is_used_as_it_is() {
        TrainingCosts costs = costs(Map.of(3, .004, 6, .009), 1);
        assertThat(costs.secondsPerImage(3)).isEqualTo(.004);
        assertThat(costs.secondsPerImage(6)).isEqualTo(.009);
    }

    @Test
    void other_numbers_of_passes_cost_in_proportion_to_the_nearest_measured_one() {
        TrainingCosts costs = costs(Map.of(3, .004, 12, .010), 1);
        assertThat(costs.secondsPerImage(1)).isCloseTo(.004 / 3, within(1e-12));
        assertThat(costs.secondsPerImage(9)).isCloseTo(.0075, within(1e-12));
        assertThat(costs.secondsPerImage(24)).isCloseTo(.020, within(1e-12));
        assertThat(costs.secondsPerImage(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"distance, 3", "shuffled-distance, 3", "calibrated, 1", "untrained, 0"})
    void a_run_that_learns_makes_three_passes_and_a_calibrated_one_only_the_first(String objective, int passCount) {
        assertThat(TrainingCosts.passCount(Objective.parse(objective))).isEqualTo(passCount);
    }

    @Test
    void a_cost_is_a_number_of_seconds() {
        assertThatThrownBy(() -> costs(Map.of(), 1)).hasMessageContaining("no seconds per image");
        assertThatThrownBy(() -> costs(Map.of(3, Double.NaN), 1)).hasMessageContaining("NaN seconds per image");
        assertThatThrownBy(() -> costs(Map.of(0, 1.), 1)).hasMessageContaining("at 0 passes");
        assertThatThrownBy(() -> costs(Map.of(3, 1.), -1)).hasMessageContaining("-1.0 seconds per checkpoint");
    }
}
