package ventral.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.cli.sweep.SweepObjectives.ControlKind;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;

class SweepObjectivesTest {

    private static final Objective DISTANCE = Objective.of(LatentGroup.DISTANCE);
    private static final Objective CATEGORY = Objective.of(LatentGroup.CATEGORY);

    @Test
    void controls_follow_the_objectives_and_each_learnt_objective_has_a_shuffled_one() {
        assertThat(SweepObjectives.withControls(
                        List.of(DISTANCE, CATEGORY),
                        List.of(ControlKind.UNTRAINED, ControlKind.CALIBRATED, ControlKind.SHUFFLED)))
                .containsExactly(
                        DISTANCE,
                        CATEGORY,
                        Objective.UNTRAINED,
                        Objective.CALIBRATED,
                        DISTANCE.shuffled(),
                        CATEGORY.shuffled());
    }

    @Test
    void controls_that_are_named_as_objectives_are_not_added_again() {
        assertThat(SweepObjectives.withControls(
                        List.of(DISTANCE.shuffled(), Objective.UNTRAINED, DISTANCE),
                        List.of(ControlKind.UNTRAINED, ControlKind.SHUFFLED)))
                .containsExactly(DISTANCE.shuffled(), Objective.UNTRAINED, DISTANCE);
        assertThat(SweepObjectives.parse("paper")).hasSize(10);
        assertThat(SweepObjectives.parse("shuffled-distance")).containsExactly(DISTANCE.shuffled());
    }
}
