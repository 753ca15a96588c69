package ventral.trainer.checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;

/** Saves and loads states of runs. Retries while the store is full or unavailable, as long as the run is wanted. */
public final class CheckpointSaver {

    private final CheckpointStore checkpoints;
    private final RunReporter reports;
    private final Duration retry;
    private final RunControl control;

    public CheckpointSaver(CheckpointStore checkpoints, RunReporter reports, Duration retry, RunControl control) {
        this.checkpoints = checkpoints;
        this.reports = reports;
        this.retry = retry;
        this.control = control;
    }

    /**
     * Loads the latest state of a run, with retries. Returns empty if the run is not wanted any more.
     *
     * @param meanwhile action between two attempts
     */
    public Optional<RestoredRun> load(OwnedRun run, Runnable meanwhile) throws InterruptedException {
        return retryWhileContinued(
                run,
                reportedProgress(run),
                meanwhile,
                () -> new RestoredRun(run, checkpoints.last(run).orElse(null)));
    }

    /**
     * Saves a state, with retries. Returns false if the run is not wanted any more before it could be saved.
     *
     * @param meanwhile action between two attempts
     */
    public boolean save(OwnedRun run, SavedRun state, Runnable meanwhile) throws InterruptedException {
        return retryWhileContinued(run, progress(state), meanwhile, () -> {
                    checkpoints.save(run, state);
                    return true;
                })
                .isPresent();
    }

    /** Saves the state of a run that is released, in one attempt. If that fails, the previous saved state remains. */
    public void trySave(OwnedRun run, SavedRun state) {
        try {
            checkpoints.save(run, state);
        } catch (ArtifactStoreUnavailableException e) {
            reportBlocked(run, progress(state), e);
        }
    }

    public void forgetResumePoint(OwnedRun run) {
        checkpoints.deleteResumePoint(run);
    }

    private TrainingProgress reportedProgress(OwnedRun run) {
        return reports.latest(run).map(RunReport::progress).orElse(TrainingProgress.NONE);
    }

    private static TrainingProgress progress(SavedRun state) {
        return TrainingProgress.at(state.seenImageCount(), state.latestValidation());
    }

    private <T> Optional<T> retryWhileContinued(
            OwnedRun run, TrainingProgress progress, Runnable meanwhile, Supplier<T> action)
            throws InterruptedException {
        while (true) {
            try {
                return Optional.of(action.get());
            } catch (ArtifactStoreUnavailableException e) {
                reportBlocked(run, progress, e);
                control.await(retry);
                meanwhile.run();
                if (control.directive(run) != RunDirective.CONTINUE || reports.isFenced(run)) {
                    return Optional.empty();
                }
            }
        }
    }

    private void reportBlocked(OwnedRun run, TrainingProgress progress, ArtifactStoreUnavailableException cause) {
        reports.report(run, new RunReport(RunReport.State.RUNNING, progress, cause, run.retryCount()));
    }
}
