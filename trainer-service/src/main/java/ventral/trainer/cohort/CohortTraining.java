package ventral.trainer.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.contract.cost.CohortForecast;
import ventral.contract.cost.TrainingCosts;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.run.RunControl.ReleaseOutcome;

/**
 * Trains runs side by side, one batch at a time, and returns what each step led to. An error of one run does not affect
 * the others. Reports, saves and releases nothing.
 */
final class CohortTraining implements AutoCloseable {

    private final List<ActiveRun> runs = new ArrayList<>();

    void add(ActiveRun run) {
        runs.add(run);
    }

    /** Returns a copy of the list, so that runs may be removed while it is iterated. */
    List<ActiveRun> runs() {
        return List.copyOf(runs);
    }

    boolean has(ActiveRun run) {
        return runs.contains(run);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Returns what is due before the first batch. */
    StepOutcome start() {
        return outcome(List.of());
    }

    /**
     * Lets the runs that are at a position learn from the batch there.
     *
     * @param after position after the batch
     */
    StepOutcome advance(LabelledBatch batch, StreamPosition position, StreamPosition after) {
        List<FailedRun> failed = new ArrayList<>();
        for (ActiveRun run : runs()) {
            if (run.position().equals(position)) {
                attempt(run, () -> run.learn(batch, after)).ifPresent(failed::add);
            }
        }
        return outcome(failed);
    }

    /** Returns the passes that the runs at a position make together for each image there. */
    int passCount(StreamPosition position) {
        return runs.stream()
                .filter(run -> run.position().equals(position))
                .mapToInt(run -> TrainingCosts.passCount(run.run().spec().objective()))
                .sum();
    }

    /** Predicts how long the runs take. */
    CohortForecast forecast(TrainingCosts costs) {
        return new CohortForecast(runs.stream().map(ActiveRun::member).toList(), costs);
    }

    private StepOutcome outcome(List<FailedRun> failed) {
        return new StepOutcome(
                failed,
                runs.stream().filter(ActiveRun::isCheckpointDue).toList(),
                runs.stream().filter(ActiveRun::isComplete).toList());
    }

    /** Runs an action of one run. If it fails, removes the run and returns it. */
    Optional<FailedRun> attempt(ActiveRun run, Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            remove(run);
            return Optional.of(new FailedRun(run, e, outcomeOf(e)));
        }
    }

    /**
     * Decides what becomes of a run after an error, once the run has left the cohort. A device that has no memory for a
     * run beside these may still have memory for a smaller cohort, and an unavailable store may become available.
     */
    ReleaseOutcome outcomeOf(RuntimeException cause) {
        if (cause instanceof DeviceOutOfMemoryException) {
            return runs.isEmpty() ? ReleaseOutcome.REQUEUE_WITH_BACKOFF : ReleaseOutcome.REQUEUE;
        }
        return cause instanceof ArtifactStoreUnavailableException
                ? ReleaseOutcome.REQUEUE_WITH_BACKOFF
                : ReleaseOutcome.DONE;
    }

    /** Removes a run and closes its learner. */
    void remove(ActiveRun run) {
        runs.remove(run);
        run.close();
    }

    @Override
    public void close() {
        runs.forEach(ActiveRun::close);
        runs.clear();
    }
}
