package ventral.trainer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps states of runs, and waits for a store that is full or away as long as the run is wanted. */
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
     * The latest state of a run, if there is one; empty in itself when the run is not wanted any more.
     *
     * @param meanwhile what is done between two tries
     */
    Optional<Optional<SavedRun>> last(OwnedRun run, Runnable meanwhile) throws InterruptedException {
        return patiently(run, reportedProgress(run), meanwhile, () -> checkpoints.last(run));
    }

    /**
     * False if the run is not wanted any more before it could be kept.
     *
     * @param meanwhile what is done between two tries
     */
    boolean save(OwnedRun run, SavedRun state, Runnable meanwhile) throws InterruptedException {
        Progress progress = Progress.at(state.seenImageCount(), state.validation());
        return patiently(run, progress, meanwhile, () -> {
                    checkpoints.save(run, state);
                    return true;
                })
                .isPresent();
    }

    /** Keeps a run that is let go of, if that can be done at once; otherwise its state before that has to do. */
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
