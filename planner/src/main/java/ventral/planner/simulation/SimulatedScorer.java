package ventral.planner.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.planner.flow.Flow;
import ventral.planner.flow.FlowSimulation;
import ventral.planner.plan.CapacityPlan;

/**
 * Simulates a scorer, which processes tasks in order of arrival: it fetches the weights, presents the stimuli, and
 * compares the activations with each benchmark.
 */
final class SimulatedScorer implements PreemptibleInstance {

    private final int number;
    private final CapacityPlan plan;
    private final FlowSimulation simulation;
    private final FleetResources machines;
    private final Consumer<SimulatedScoringTask> done;
    private final Deque<SimulatedScoringTask> waiting = new ArrayDeque<>();
    private @Nullable Flow work;
    private boolean isAway;

    SimulatedScorer(
            int number,
            CapacityPlan plan,
            FlowSimulation simulation,
            FleetResources machines,
            Consumer<SimulatedScoringTask> done) {
        this.number = number;
        this.plan = plan;
        this.simulation = simulation;
        this.machines = machines;
        this.done = done;
    }

    void add(SimulatedScoringTask task) {
        waiting.add(task);
        goOn();
    }

    @Override
    public void preempt() {
        isAway = true;
        Flow left = work;
        if (left != null) {
            simulation.stop(left); // its task is still the first in the queue
            work = null;
        }
    }

    @Override
    public void start() {
        isAway = false;
        goOn();
    }

    private void goOn() {
        SimulatedScoringTask task = waiting.peek();
        if (task != null && work == null && !isAway) {
            begin(new Flow(
                    plan.rates().weightsBytes(),
                    plan.rates().savedBytesPerSecond(),
                    machines.storing(),
                    1,
                    () -> measure(task)));
        }
    }

    private void measure(SimulatedScoringTask task) {
        begin(Flow.of(task.set().seconds(), machines.scoring(number), () -> {
            work = null;
            waiting.remove();
            done.accept(task);
            goOn();
        }));
    }

    private void begin(Flow flow) {
        work = flow;
        simulation.start(flow);
    }
}
