package ventral.trainer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Saves and loads states of runs. Retries while the store is full or unavailable, as long as the run is wanted. */
final class Keeping {

    private final Checkpoints checkpoints;
    private final RunReports reports;
    private final Duration retry;
    private final Desk desk;

    Keeping(Checkpoints checkpoints, RunReports reports, Duration retry, Desk desk) {
        this.checkpoints = checkpoints;
        this.reports = reports;
        this.retry = retry;
        this.desk = desk;
    }

    /**
     * Loads the latest state of a run, with retries.
     *
     * @param meanwhile action between two attempts
     * @return the state, itself empty if nothing was saved; empty if the run is not wanted any more
     */
    Optional<Optional<SavedRun>> last(OwnedRun run, Runnable meanwhile) throws InterruptedException {
        return patiently(run, reportedProgress(run), meanwhile, () -> checkpoints.last(run));
    }

    /**
     * Saves a state, with retries. Returns false if the run is not wanted any more before it could be saved.
     *
     * @param meanwhile action between two attempts
     */
    boolean save(OwnedRun run, SavedRun state, Runnable meanwhile) throws InterruptedException {
        Progress progress = Progress.at(state.seenImageCount(), state.validation());
        return patiently(run, progress, meanwhile, () -> {
                    checkpoints.save(run, state);
                    return true;
                })
                .isPresent();
    }

    /** Saves the state of a run that is released, in one attempt. If that fails, the previous saved state remains. */
    void saveAtOnce(OwnedRun run, SavedRun state) {
        try {
            checkpoints.save(run, state);
        } catch (StoreAwayException e) {
            reports.tell(
                    run,
                    new Report(
                            Report.State.RUNNING,
                            Progress.at(state.seenImageCount(), state.validation()),
                            Optional.of(e),
                            run.retryCount()));
        }
    }

    void forgetResumePoint(OwnedRun run) {
        checkpoints.forgetResumePoint(run);
    }

    private Progress reportedProgress(OwnedRun run) {
        return reports.latest(run).map(Report::progress).orElse(Progress.NONE);
    }

    private <T> Optional<T> patiently(OwnedRun run, Progress progress, Runnable meanwhile, Supplier<T> action)
            throws InterruptedException {
        while (true) {
            try {
                return Optional.of(action.get());
            } catch (StoreAwayException e) {
                reports.tell(run, new Report(Report.State.RUNNING, progress, Optional.of(e), run.retryCount()));
                desk.await(retry);
                meanwhile.run();
                if (desk.wish(run) != Wish.GO_ON) {
                    return Optional.empty();
                }
            }
        }
    }
}
