package ventral.planner.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import ventral.planner.flow.Flow.ResourceUse;

class FlowSimulationTest {

    private final Resources resources = new Resources();
    private final List<String> events = new ArrayList<>();

    @Test
    void a_flow_takes_its_amount_over_its_rate() {
        Resource link = resources.add("link", 50);
        FlowSimulation simulation = new FlowSimulation(resources);
        simulation.start(Flow.of(100, List.of(new ResourceUse(link, 2)), () -> events.add("done")));
        simulation.runUntil(() -> !events.isEmpty());
        assertThat(simulation.now()).isEqualTo(4);
    }

    @Test
    void flows_share_by_weight_and_the_last_has_all_for_itself() {
        Resource cores = resources.add("cores", 4);
        FlowSimulation simulation = new FlowSimulation(resources);
        List<Double> ends = new ArrayList<>();
        simulation.start(new Flow(
                6, Double.POSITIVE_INFINITY, List.of(new ResourceUse(cores, 1)), 3, () -> ends.add(simulation.now())));
        simulation.start(new Flow(
                6, Double.POSITIVE_INFINITY, List.of(new ResourceUse(cores, 1)), 1, () -> ends.add(simulation.now())));
        simulation.runUntil(() -> ends.size() == 2);
        // 3 and 1 a second for 2 s, then 4 left at 4 a second
        assertThat(ends).containsExactly(2.0, 3.0);
        assertThat(simulation.timeline().mean("cores")).isEqualTo(1);
    }

    @Test
    void who_wants_less_than_a_fair_part_leaves_the_rest_to_the_others() {
        Resource link = resources.add("link", 10);
        Flow modest = new Flow(1, 2, List.of(new ResourceUse(link, 1)), 1, () -> {});
        Flow greedy = Flow.of(1, List.of(new ResourceUse(link, 1)), () -> {});
        Flow other = Flow.of(1, List.of(new ResourceUse(link, 1)), () -> {});
        assertThat(MaxMinFairness.of(List.of(modest, greedy, other), resources.all()))
                .containsExactly(2, 4, 4);
    }

    @Test
    void no_resource_gives_more_than_it_has_and_no_flow_could_have_more_for_nothing() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 500; trial++) {
            Resources some = new Resources();
            List<Resource> all = some.add("some", 4, 1 + random.nextInt(9));
            List<Flow> flows = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<ResourceUse> uses = all.stream()
                        .filter(resource -> random.nextBoolean())
                        .map(resource -> new ResourceUse(resource, .1 + random.nextDouble()))
                        .toList();
                flows.add(new Flow(1, .5 + 5 * random.nextDouble(), uses, 1 + random.nextInt(3), () -> {}));
            }
            double[] rates = MaxMinFairness.of(flows, some.all());
            double[] left = all.stream().mapToDouble(Resource::capacity).toArray();
            for (int i = 0; i < rates.length; i++) {
                for (ResourceUse use : flows.get(i).uses()) {
                    left[use.resource().id()] -= use.perUnit() * rates[i];
                }
            }
            assertThat(Arrays.stream(left).min().orElseThrow()).isGreaterThan(-1e-9);
            for (int i = 0; i < rates.length; i++) {
                boolean isHeldUp = flows.get(i).uses().stream()
                        .anyMatch(use -> left[use.resource().id()] < 1e-9);
                assertThat(rates[i]).isPositive();
                assertThat(isHeldUp || rates[i] > flows.get(i).alone() * (1 - 1e-9))
                        .isTrue();
            }
        }
    }

    @Test
    void what_is_asked_for_at_one_moment_happens_in_order() {
        FlowSimulation simulation = new FlowSimulation(resources);
        simulation.schedule(2, () -> events.add("third"));
        simulation.schedule(1, () -> events.add("first"));
        simulation.schedule(1, () -> events.add("second"));
        simulation.runUntil(() -> events.size() == 3);
        assertThat(events).containsExactly("first", "second", "third");
    }

    @Test
    void a_flow_that_is_stopped_is_done_as_far_as_it_came_and_nothing_follows() {
        Resource link = resources.add("link", 1);
        FlowSimulation simulation = new FlowSimulation(resources);
        Flow flow = Flow.of(10, List.of(new ResourceUse(link, 1)), () -> events.add("done"));
        simulation.start(flow);
        simulation.schedule(4, () -> {
            simulation.stop(flow);
            events.add("stopped");
        });
        simulation.runUntil(() -> !events.isEmpty());
        assertThat(events).containsExactly("stopped");
        assertThat(flow.doneAmount()).isEqualTo(4);
    }

    @Test
    void a_timeline_tells_what_was_used_when() {
        Resource one = resources.add("link", 1);
        Resource two = resources.add("link", 1);
        FlowSimulation simulation = new FlowSimulation(resources);
        simulation.start(Flow.of(1, List.of(new ResourceUse(one, 1)), () -> {}));
        simulation.start(Flow.of(4, List.of(new ResourceUse(two, 1)), () -> events.add("end")));
        simulation.runUntil(() -> !events.isEmpty());
        ResourceUtilisation use = simulation.timeline();
        assertThat(use.length()).isEqualTo(4);
        assertThat(use.parts("link", 4)).containsExactly(new double[] {1, .5, .5, .5}, within(1e-9));
        assertThat(use.mean("link")).isEqualTo(5 / 8.0);
        assertThat(use.busiest("link")).isEqualTo(1);
        assertThat(use.total(one)).isEqualTo(1);
    }

    @Test
    void an_end_that_cannot_come_is_refused() {
        FlowSimulation simulation = new FlowSimulation(resources);
        assertThatThrownBy(() -> simulation.runUntil(() -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no event is left");
    }

    @Test
    void a_flow_that_would_never_end_is_refused() {
        assertThatThrownBy(() -> Flow.of(1, List.of(), () -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
