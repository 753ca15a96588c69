package ventral.planner.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.ScoringTaskPartition;
import ventral.planner.flow.Flow;
import ventral.planner.flow.FlowSimulation;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.Fleet;
import ventral.planner.rate.StimulusSetTiming;

/** Simulates a whole system that executes a plan, from the request until the last score is reported. */
final class SimulatedSystem {

    private final CapacityPlan plan;
    private final FleetResources machines;
    private final FlowSimulation simulation;
    private final SimulatedStream stream;
    private final List<SimulatedRenderer> renderers = new ArrayList<>();
    private final List<SimulatedTrainer> trainers = new ArrayList<>();
    private final List<SimulatedScorer> scorers = new ArrayList<>();
    private final QueueStatistics.QueueTracker tasks = new QueueStatistics.QueueTracker();
    private final FailureInjector outages;
    private long rowsOut;
    private double renderedTime;
    private double trainedTime;
    private double scoredTime;

    private SimulatedSystem(CapacityPlan plan) {
        this.plan = plan;
        this.machines = new FleetResources(plan);
        this.simulation = new FlowSimulation(machines.resources());
        this.outages = new FailureInjector(simulation, plan.failures());
        Map<RunName, RunSpec> runs = plan.sweepSpec().runs(plan.sweep());
        List<List<Integer>> partitions = imageLogPartitions();
        this.stream = new SimulatedStream(
                plan.stream().imageCount(), plan.stream().batchSize(), List.copyOf(runs.values()), (int)
                        partitions.stream().filter(own -> !own.isEmpty()).count());
        addRenderers(partitions);
        addTrainers(runs);
        Fleet fleet = plan.fleet();
        for (int i = 0; i < fleet.scorerCount(); i++) {
            scorers.add(new SimulatedScorer(i, plan, simulation, machines, this::scored));
        }
    }

    static SimulationResult run(CapacityPlan plan) {
        return new SimulatedSystem(plan).run();
    }

    private SimulationResult run() {
        List<PreemptibleInstance> instances = new ArrayList<>(renderers);
        instances.addAll(trainers);
        instances.addAll(scorers);
        instances.forEach(PreemptibleInstance::start);
        outages.watch(renderers, () -> !stream.isWhole());
        outages.watch(trainers, () -> !areTrained());
        outages.watch(scorers, () -> !isDone());
        simulation.runUntil(this::isDone);
        return new SimulationResult(
                plan,
                simulation.timeline(),
                renderedTime,
                trainedTime,
                scoredTime,
                tasks.over(simulation.now()),
                outages.count(),
                trainers.stream().mapToDouble(SimulatedTrainer::learntAgain).sum(),
                machines.brokerDisks().stream()
                        .mapToDouble(simulation.timeline()::total)
                        .max()
                        .orElse(0));
    }

    private boolean areTrained() {
        return trainers.stream().allMatch(SimulatedTrainer::isDone);
    }

    private boolean isDone() {
        if (renderedTime == 0 && stream.isWhole()) {
            renderedTime = simulation.now();
        }
        if (trainedTime == 0 && areTrained()) {
            trainedTime = simulation.now();
        }
        if (scoredTime == 0 && trainedTime > 0 && tasks.isEmpty()) {
            scoredTime = simulation.now();
        }
        return renderedTime > 0 && scoredTime > 0 && rowsOut == 0;
    }

    /** Returns the partitions of the stream's log that each renderer owns. */
    private List<List<Integer>> imageLogPartitions() {
        Fleet fleet = plan.fleet();
        int first = plan.sweepSpec().stream().id().hashCode();
        return IntStream.range(0, fleet.rendererCount())
                .mapToObj(renderer -> IntStream.range(0, fleet.imageLogPartitionCount())
                        .filter(p -> fleet.owner(Math.floorMod(first + p, fleet.shareCount()), fleet.rendererCount())
                                == renderer)
                        .boxed()
                        .toList())
                .toList();
    }

    private void addRenderers(List<List<Integer>> partitions) {
        for (int i = 0; i < partitions.size(); i++) {
            List<Integer> own = partitions.get(i);
            if (!own.isEmpty()) {
                renderers.add(new SimulatedRenderer(
                        simulation,
                        stream,
                        machines.rendering(i, own),
                        (double) own.size() / plan.fleet().imageLogPartitionCount()));
            }
        }
    }

    private void addTrainers(Map<RunName, RunSpec> runs) {
        Fleet fleet = plan.fleet();
        for (int i = 0; i < fleet.trainerCount(); i++) {
            trainers.add(new SimulatedTrainer(i, plan, simulation, machines, stream, this::checkpointKept));
        }
        int share = plan.sweep().id().hashCode();
        for (Map.Entry<RunName, RunSpec> run : runs.entrySet()) {
            int owner = fleet.owner(Math.floorMod(share++, fleet.shareCount()), fleet.trainerCount());
            trainers.get(owner)
                    .assign(new SimulatedRun(
                            run.getKey(), run.getValue(), plan.stream().batchSize()));
        }
    }

    private void checkpointKept(SimulatedRun run) {
        CheckpointName checkpoint = new CheckpointName(run.name(), run.seen());
        takeIn(1);
        Fleet fleet = plan.fleet();
        for (StimulusSetTiming set : plan.rates().sets()) {
            tasks.arrive(simulation.now());
            int share = ScoringTaskPartition.of(checkpoint.toString(), set.name(), fleet.shareCount());
            scorers.get(fleet.owner(share, fleet.scorerCount())).add(new SimulatedScoringTask(set, simulation.now()));
        }
    }

    private void scored(SimulatedScoringTask task) {
        tasks.depart(task.time(), simulation.now());
        takeIn(task.set().benchmarkCount());
    }

    private void takeIn(int rows) {
        rowsOut += rows;
        simulation.start(Flow.of(rows, machines.takingIn(), () -> rowsOut -= rows));
    }
}
