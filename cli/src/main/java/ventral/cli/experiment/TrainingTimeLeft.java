package ventral.cli.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.api.v1.Stream;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.RunState;

/** Computes how long the runs of an experiment will train, from the gateway's estimates of their sweeps. */
final class TrainingTimeLeft {

    private final ExperimentSnapshot snapshot;
    private final Map<String, Integer> batchSizes;
    private final Map<RunName, Long> savedCheckpoints;

    TrainingTimeLeft(ExperimentSnapshot snapshot) {
        this.snapshot = snapshot;
        this.batchSizes = snapshot.streams().stream()
                .collect(Collectors.toMap(
                        Stream::getName, stream -> stream.getSpec().getBatchSize()));
        this.savedCheckpoints = snapshot.checkpoints().stream()
                .map(Checkpoint::getName)
                .map(CheckpointName::parse)
                .collect(Collectors.groupingBy(CheckpointName::run, Collectors.counting()));
    }

    /**
     * Returns the time that runs which are neither ended nor paused will take; empty if costs are not known, or if all
     * runs that have not ended are paused.
     */
    Optional<Duration> estimate() {
        if (snapshot.isPaused()) {
            return Optional.empty();
        }
        double seconds = 0;
        Set<String> estimated = snapshot.sweeps().stream().map(Sweep::getName).collect(Collectors.toSet());
        if (open(snapshot.runs()).stream()
                .anyMatch(run -> !estimated.contains(run.getSpec().getSweep()))) {
            return Optional.empty();
        }
        for (Sweep sweep : snapshot.sweeps()) {
            List<Run> open = open(snapshot.runs()).stream()
                    .filter(run -> run.getSpec().getSweep().equals(sweep.getName()))
                    .toList();
            SweepEstimate costs = sweep.getEstimate();
            if (open.isEmpty()) {
                continue;
            }
            if (!costs.hasSecondsPerCheckpoint() || costs.getImagesPerSecond() <= 0) {
                return Optional.empty();
            }
            for (Run run : open) {
                RunSpec spec = SpecMapper.fromWire(run.getSpec());
                seconds += (spec.totalImageCount() - run.getSeenImageCount()) / costs.getImagesPerSecond()
                        + checkpointsLeft(RunName.parse(run.getName()), spec) * costs.getSecondsPerCheckpoint();
            }
        }
        return Optional.of(Duration.ofSeconds(Math.round(seconds)));
    }

    private static List<Run> open(List<Run> runs) {
        return runs.stream()
                .filter(run -> !ExperimentSnapshot.hasEnded(run) && run.getState() != RunState.RUN_STATE_PAUSED)
                .toList();
    }

    private long checkpointsLeft(RunName run, RunSpec spec) {
        int batchSize = batchSizes.getOrDefault(spec.stream().toString(), StreamSpec.DEFAULT_BATCH_SIZE);
        return Math.max(0, spec.checkpoints(batchSize).size() - savedCheckpoints.getOrDefault(run, 0L));
    }
}
