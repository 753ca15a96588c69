package ventral.planner.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ventral.planner.flow.Flow;
import ventral.planner.flow.FlowSimulation;
import ventral.planner.plan.CapacityPlan;

/**
 * Simulates a trainer with the runs that are assigned to it. Runs with one data order form a cohort, as in real
 * trainers: one pass over the images, one step of each network on each batch, and no step while something is saved. On
 * preemption, runs fall back to their last save and wait until the trainer is back.
 */
final class SimulatedTrainer implements PreemptibleInstance {

    /** Part of the pass during which neither the images nor the number of networks changes. */
    private record TrainingSegment(Flow flow, long from, double start) {}

    private final int number;
    private final CapacityPlan plan;
    private final FlowSimulation simulation;
    private final FleetResources machines;
    private final SimulatedStream stream;
    private final Consumer<SimulatedRun> checkpoints;
    private final List<SimulatedRun> waiting = new ArrayList<>();
    private final List<SimulatedRun> cohort = new ArrayList<>();
    private @Nullable TrainingSegment step;
    private @Nullable Flow saving;
    private long position;
    private double saveTime;
    private double learntAgain;

    /** Incremented on every preemption, so that actions scheduled before it do nothing. */
    private int life;

    /**
     * Makes a trainer that is not started yet.
     *
     * @param checkpoints called with the run whenever a checkpoint was saved
     */
    SimulatedTrainer(
            int number,
            CapacityPlan plan,
            FlowSimulation simulation,
            FleetResources machines,
            SimulatedStream stream,
            Consumer<SimulatedRun> checkpoints) {
        this.number = number;
        this.plan = plan;
        this.simulation = simulation;
        this.machines = machines;
        this.stream = stream;
        this.checkpoints = checkpoints;
    }

    /** Assigns a run. Call it before the simulation starts. */
    void assign(SimulatedRun run) {
        waiting.add(run);
    }

    /** Returns the number of images that networks had to train on again. */
    double learntAgain() {
        return learntAgain;
    }

    boolean isDone() {
        return waiting.isEmpty() && cohort.isEmpty();
    }

    @Override
    public void start() {
        if (waiting.isEmpty()) {
            return;
        }
        waiting.sort(SimulatedRun.URGENCY);
        SimulatedRun first = waiting.get(0);
        waiting.stream()
                .filter(first::canShareCohortWith)
                .limit(plan.fleet().cohortLimit())
                .forEach(cohort::add);
        waiting.removeAll(cohort);
        int now = life;
        simulation.schedule(cohort.size() * plan.rates().runStartSeconds(), () -> {
            if (life == now) {
                saveTime = simulation.now();
                keepCheckpoints();
            }
        });
    }

    @Override
    public void preempt() {
        life++;
        Flow saved = saving;
        if (saved != null) {
            simulation.stop(saved);
            saving = null;
        }
        long safe = position;
        TrainingSegment broken = step;
        if (broken != null) {
            simulation.stop(broken.flow());
            step = null;
            double images = broken.flow().doneAmount();
            double seconds = simulation.now() - broken.start();
            double unsaved = (simulation.now() - saveTime) % plan.rates().saveIntervalSeconds();
            safe = broken.from() + (long) (seconds > 0 ? images * (1 - Math.min(1, unsaved / seconds)) : 0);
            long reached = broken.from() + (long) images;
            learning().forEach(run -> run.saw(reached));
        }
        for (SimulatedRun run : cohort) {
            learntAgain += run.fallBack(safe);
        }
        waiting.addAll(cohort);
        cohort.clear();
    }

    /**
     * Returns the runs at the cohort's position. Other runs had come further when the cohort started and skip images
     * until the cohort reaches them.
     */
    private List<SimulatedRun> learning() {
        return cohort.stream().filter(run -> run.seen() == position).toList();
    }

    private void keepCheckpoints() {
        cohort.stream()
                .filter(SimulatedRun::isCheckpointDue)
                .findFirst()
                .ifPresentOrElse(
                        run -> save(plan.rates().checkpointBytes(), () -> {
                            run.markSaved();
                            checkpoints.accept(run);
                            keepCheckpoints();
                        }),
                        this::keepResumePoints);
    }

    /**
     * Saves as many resume points of each run as fell due since the last ones. A step may be longer than the interval.
     */
    private void keepResumePoints() {
        double interval = plan.rates().saveIntervalSeconds();
        long due = (long) ((simulation.now() - saveTime) / interval);
        List<SimulatedRun> runs = learning();
        if (due == 0 || runs.isEmpty()) {
            advance();
        } else {
            save(due * runs.size() * plan.rates().checkpointBytes(), () -> {
                runs.forEach(SimulatedRun::markSaved);
                saveTime = simulation.now();
                advance();
            });
        }
    }

    private void save(double bytes, Runnable then) {
        saving = new Flow(bytes, plan.rates().savedBytesPerSecond(), machines.storing(), 1, () -> {
            saving = null;
            then.run();
        });
        simulation.start(saving);
    }

    private void advance() {
        cohort.removeIf(SimulatedRun::isWhole);
        if (cohort.isEmpty()) {
            start();
            return;
        }
        position = cohort.stream().mapToLong(SimulatedRun::seen).min().orElseThrow();
        long to = Math.min(nextStop(), readable());
        if (to > position) {
            walk(to);
        } else {
            int now = life;
            stream.await(() -> {
                if (life == now) {
                    advance();
                }
            });
        }
    }

    private long nextStop() {
        return cohort.stream()
                .mapToLong(run -> run.seen() > position ? run.seen() : run.nextStop())
                .min()
                .orElseThrow();
    }

    /** Returns the position up to which images can be read. After the first epoch, all images can. */
    private long readable() {
        boolean isReadAgain =
                position >= cohort.get(0).imageCount() && cohort.get(0).hasManyEpochs();
        return stream.isWhole() || isReadAgain ? Long.MAX_VALUE : stream.head();
    }

    private void walk(long to) {
        List<SimulatedRun> learning = learning();
        Flow flow = Flow.of(to - position, machines.training(number, learning.size()), () -> {
            step = null;
            learning.forEach(run -> run.saw(to));
            position = to;
            keepCheckpoints();
        });
        step = new TrainingSegment(flow, position, simulation.now());
        simulation.start(flow);
    }
}
