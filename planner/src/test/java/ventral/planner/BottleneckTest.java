package ventral.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.Fleet;
import ventral.planner.plan.PlanSamples;
import ventral.planner.rate.StimulusSetTiming;
import ventral.planner.rate.SystemRates.SystemComponent;
import ventral.planner.simulation.SimulationResult;

class BottleneckTest {

    @Test
    void the_slowest_part_is_the_bottleneck_which_moves_when_there_are_more_of_it() {
        // two networks on one trainer consume 200 of the 300 images a second that are rendered
        CapacityPlan plan =
                PlanSamples.of(PlanSamples.rates(300, 400, List.of()), PlanSamples.ONE_OF_EACH, 2, 1, 640_000L);
        assertThat(part(plan)).isEqualTo(SystemComponent.TRAINERS);
        CapacityPlan two = plan.with(Fleet.NodeKind.TRAINERS, 2);
        assertThat(part(two)).isEqualTo(SystemComponent.RENDERERS);
        assertThat(part(two.with(Fleet.NodeKind.RENDERERS, 4))).isEqualTo(SystemComponent.TRAINERS);
    }

    @Test
    void slow_scorers_are_the_bottleneck_however_fast_the_rest_is() {
        CapacityPlan plan = PlanSamples.of(
                PlanSamples.rates(1e6, 1e6, List.of(new StimulusSetTiming("p", 1, 100, 100))),
                PlanSamples.ONE_OF_EACH,
                2,
                1,
                64_000L);
        Bottleneck bottleneck = Bottleneck.of(SimulationResult.of(plan));
        assertThat(bottleneck.part()).isEqualTo(SystemComponent.SCORERS);
        assertThat(bottleneck.share(SystemComponent.SCORERS)).isCloseTo(1, within(.01));
    }

    @Test
    void the_shares_of_all_parts_make_one_as_all_of_the_time_is_somebodys() {
        for (int trainers : List.of(1, 3, 12)) {
            Bottleneck bottleneck =
                    Bottleneck.of(SimulationResult.of(PlanSamples.large(new Fleet(2, trainers, 3, 3, 3, 4, 12, 8))));
            double sum = bottleneck.shares().values().stream()
                    .mapToDouble(share -> share)
                    .sum();
            // the intervals between saves do not shrink with the rates
            assertThat(sum).isCloseTo(1, within(.03));
        }
    }

    private static SystemComponent part(CapacityPlan plan) {
        return Bottleneck.of(SimulationResult.of(plan)).part();
    }
}
