package ventral.cli.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.cli.flow.Flow;
import ventral.cli.flow.Simulation;

/** Measures one task after the other, in the order in which they came: fetches the weights, looks, and compares. */
final class SimulatedScorer implements Instance {

    private final int number;
    private final Plan plan;
    private final Simulation simulation;
    private final Machines machines;
    private final Consumer<ScoringTask> done;
    private final Deque<ScoringTask> waiting = new ArrayDeque<>();
    private @Nullable Flow work;
    private boolean isAway;

    SimulatedScorer(int number, Plan plan, Simulation simulation, Machines machines, Consumer<ScoringTask> done) {
        this.number = number;
        this.plan = plan;
        this.simulation = simulation;
        this.machines = machines;
        this.done = done;
    }

    void add(ScoringTask task) {
        waiting.add(task);
        goOn();
    }

    @Override
    public void takeAway() {
        isAway = true;
        Flow left = work;
        if (left != null) {
            simulation.stop(left); // its task is still the first of those that wait
            work = null;
        }
    }

    @Override
    public void bringBack() {
        isAway = false;
        goOn();
    }

    private void goOn() {
        ScoringTask task = waiting.peek();
        if (task != null && work == null && !isAway) {
            begin(new Flow(
                    plan.rates().weightsBytes(),
                    plan.rates().savedBytesPerSecond(),
                    machines.storing(),
                    1,
                    () -> measure(task)));
        }
    }

    private void measure(ScoringTask task) {
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
