package ventral.trainer.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs that are trained side by side: reports, saves and releases them. An error of one run does not affect the others.
 */
final class Cohort implements AutoCloseable {

    private final Keeping keeping;
    private final RunReports reports;
    private final Desk desk;
    private final Rhythm reporting;
    private final List<RunInTraining> runs = new ArrayList<>();

    Cohort(Keeping keeping, RunReports reports, Desk desk, Rhythm reporting) {
        this.keeping = keeping;
        this.reports = reports;
        this.desk = desk;
        this.reporting = reporting;
    }

    void add(RunInTraining run) {
        runs.add(run);
    }

    /** Returns a copy of the list, so that runs may be removed while it is iterated. */
    List<RunInTraining> runs() {
        return List.copyOf(runs);
    }

    boolean has(RunInTraining run) {
        return runs.contains(run);
    }

    /** Releases runs that are no longer wanted. Returns false if none is left. */
    boolean areAnyWanted() {
        leaveUnwanted();
        return !runs.isEmpty();
    }

    private void leaveUnwanted() {
        desk.betweenBatches();
        for (RunInTraining run : runs()) {
            if (desk.wish(run.run()) != Wish.GO_ON) {
                leave(run);
            }
        }
    }

    /** Runs an action of one run; an error ends only that run. */
    void attempt(RunInTraining run, Runnable action) {
        try {
            action.run();
        } catch (DeviceFullException e) {
            remove(run);
            obstruct(run.run(), lastProgress(run.run()), e);
        } catch (RuntimeException e) {
            fail(run, e);
        }
    }

    /** Saves a run's state, unless the run is released before it can be saved. */
    void keep(RunInTraining run, SavedRun.Kind kind) throws InterruptedException {
        if (has(run)) {
            boolean isKept = keeping.save(run.run(), run.state(kind), this::leaveUnwanted);
            if (!has(run)) {
                return;
            }
            if (isKept) {
                run.wasKept(kind);
            } else {
                leave(run);
            }
        }
    }

    void report() {
        Duration since = reporting.sinceLast();
        reporting.restart();
        for (RunInTraining run : runs()) {
            attempt(run, () -> {
                run.tally();
                tell(run.run(), Report.State.RUNNING, run.progress(since));
            });
        }
    }

    void endComplete() {
        for (RunInTraining run : runs()) {
            if (run.isComplete()) {
                remove(run);
                tell(run.run(), Report.State.SUCCEEDED, run.progress(reporting.sinceLast()));
                keeping.forgetResumePoint(run.run());
                desk.released(run.run(), Desk.Release.DONE);
            }
        }
    }

    private void fail(RunInTraining run, RuntimeException cause) {
        remove(run);
        fail(run.run(), run.progress(reporting.sinceLast()), cause);
    }

    /** Fails all runs, because of an error that affects all of them. */
    void fail(RuntimeException cause) {
        runs().forEach(run -> fail(run, cause));
    }

    /** Fails a run that is not, or no longer, in this cohort. */
    void fail(OwnedRun run, Progress progress, RuntimeException cause) {
        reports.tell(run, new Report(Report.State.FAILED, progress, Optional.of(cause), run.retryCount()));
        desk.released(run, Desk.Release.DONE);
    }

    /**
     * Requeues a run for which the device has no memory beside these. It may still have memory for a smaller cohort.
     */
    void obstruct(OwnedRun run, Progress progress, DeviceFullException cause) {
        reports.tell(run, new Report(Report.State.RUNNING, progress, Optional.of(cause), run.retryCount()));
        desk.released(run, runs.isEmpty() ? Desk.Release.OBSTRUCTED : Desk.Release.LATER);
    }

    /** Releases a run that is not wanted now, and saves what it has learnt. */
    private void leave(RunInTraining run) {
        Wish wish = desk.wish(run.run());
        if ((wish == Wish.PAUSE || wish == Wish.LET_GO) && run.hasLearntSinceKept()) {
            attempt(run, () -> {
                run.tally();
                keeping.saveAtOnce(run.run(), run.state(SavedRun.Kind.RESUME_POINT));
            });
        }
        if (has(run)) {
            remove(run);
            leave(run.run(), run.progress(reporting.sinceLast()));
        }
    }

    /** Releases a run that is not, or no longer, in this cohort. */
    void leave(OwnedRun run, Progress progress) {
        Desk.Release how = switch (desk.wish(run)) {
            case CANCEL -> {
                tell(run, Report.State.CANCELLED, progress);
                keeping.forgetResumePoint(run);
                yield Desk.Release.DONE;
            }
            case PAUSE -> {
                tell(run, Report.State.PAUSED, progress);
                yield Desk.Release.DONE;
            }
            case LET_GO, GO_ON, DROP -> Desk.Release.LATER;
        };
        desk.released(run, how);
    }

    private void remove(RunInTraining run) {
        runs.remove(run);
        run.close();
    }

    Progress lastProgress(OwnedRun run) {
        return reports.latest(run).map(Report::progress).orElse(Progress.NONE);
    }

    void tell(OwnedRun run, Report.State state, Progress progress) {
        reports.tell(run, new Report(state, progress, Optional.empty(), run.retryCount()));
    }

    @Override
    public void close() {
        runs.forEach(RunInTraining::close);
        runs.clear();
    }
}
