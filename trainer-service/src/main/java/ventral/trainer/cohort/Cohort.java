package ventral.trainer.cohort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.trainer.checkpoint.CheckpointSaver;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;

/**
 * Runs that are trained side by side: reports, saves and releases them. An error of one run does not affect the others.
 */
final class Cohort implements AutoCloseable {

    private final CheckpointSaver saver;
    private final RunReporter reports;
    private final RunControl control;
    private final IntervalTimer reporting;
    private final List<ActiveRun> runs = new ArrayList<>();

    Cohort(CheckpointSaver saver, RunReporter reports, RunControl control, IntervalTimer reporting) {
        this.saver = saver;
        this.reports = reports;
        this.control = control;
        this.reporting = reporting;
    }

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

    /** Releases runs that are no longer wanted. Returns false if none is left. */
    boolean retainWanted() {
        releaseUnwanted();
        return !runs.isEmpty();
    }

    private void releaseUnwanted() {
        control.stopPendingRuns();
        for (ActiveRun run : runs()) {
            if (control.directive(run.run()) != RunDirective.CONTINUE) {
                release(run);
            }
        }
    }

    /** Runs an action of one run; an error ends only that run. */
    void attempt(ActiveRun run, Runnable action) {
        try {
            action.run();
        } catch (DeviceOutOfMemoryException e) {
            remove(run);
            requeueOutOfMemory(run.run(), lastProgress(run.run()), e);
        } catch (RuntimeException e) {
            fail(run, e);
        }
    }

    /** Saves a run's state, unless the run is released before it can be saved. */
    void save(ActiveRun run, SavedRun.Kind kind) throws InterruptedException {
        if (has(run)) {
            boolean isKept = saver.save(run.run(), run.state(kind), this::releaseUnwanted);
            if (!has(run)) {
                return;
            }
            if (isKept) {
                run.markSaved(kind);
            } else {
                release(run);
            }
        }
    }

    void report() {
        Duration since = reporting.sinceLast();
        reporting.restart();
        for (ActiveRun run : runs()) {
            attempt(run, () -> {
                run.tally();
                report(run.run(), RunReport.State.RUNNING, run.progress(since));
            });
        }
    }

    void finishCompleted() {
        for (ActiveRun run : runs()) {
            if (run.isComplete()) {
                remove(run);
                report(run.run(), RunReport.State.SUCCEEDED, run.progress(reporting.sinceLast()));
                saver.forgetResumePoint(run.run());
                control.release(run.run(), RunControl.ReleaseOutcome.DONE);
            }
        }
    }

    private void fail(ActiveRun run, RuntimeException cause) {
        remove(run);
        fail(run.run(), run.progress(reporting.sinceLast()), cause);
    }

    /** Fails all runs, because of an error that affects all of them. */
    void fail(RuntimeException cause) {
        runs().forEach(run -> fail(run, cause));
    }

    /** Fails a run that is not, or no longer, in this cohort. */
    void fail(OwnedRun run, TrainingProgress progress, RuntimeException cause) {
        reports.report(run, new RunReport(RunReport.State.FAILED, progress, Optional.of(cause), run.retryCount()));
        control.release(run, RunControl.ReleaseOutcome.DONE);
    }

    /**
     * Requeues a run for which the device has no memory beside these. It may still have memory for a smaller cohort.
     */
    void requeueOutOfMemory(OwnedRun run, TrainingProgress progress, DeviceOutOfMemoryException cause) {
        reports.report(run, new RunReport(RunReport.State.RUNNING, progress, Optional.of(cause), run.retryCount()));
        control.release(
                run,
                runs.isEmpty() ? RunControl.ReleaseOutcome.REQUEUE_WITH_BACKOFF : RunControl.ReleaseOutcome.REQUEUE);
    }

    /** Releases a run that is not wanted now, and saves what it has learnt. */
    private void release(ActiveRun run) {
        RunDirective wish = control.directive(run.run());
        if ((wish == RunDirective.PAUSE || wish == RunDirective.YIELD) && run.hasUnsavedProgress()) {
            attempt(run, () -> {
                run.tally();
                saver.trySave(run.run(), run.state(SavedRun.Kind.RESUME_POINT));
            });
        }
        if (has(run)) {
            remove(run);
            release(run.run(), run.progress(reporting.sinceLast()));
        }
    }

    /** Releases a run that is not, or no longer, in this cohort. */
    void release(OwnedRun run, TrainingProgress progress) {
        RunControl.ReleaseOutcome how = switch (control.directive(run)) {
            case CANCEL -> {
                report(run, RunReport.State.CANCELLED, progress);
                saver.forgetResumePoint(run);
                yield RunControl.ReleaseOutcome.DONE;
            }
            case PAUSE -> {
                report(run, RunReport.State.PAUSED, progress);
                yield RunControl.ReleaseOutcome.DONE;
            }
            case YIELD, CONTINUE, ABANDON -> RunControl.ReleaseOutcome.REQUEUE;
        };
        control.release(run, how);
    }

    private void remove(ActiveRun run) {
        runs.remove(run);
        run.close();
    }

    TrainingProgress lastProgress(OwnedRun run) {
        return reports.latest(run).map(RunReport::progress).orElse(TrainingProgress.NONE);
    }

    void report(OwnedRun run, RunReport.State state, TrainingProgress progress) {
        reports.report(run, new RunReport(state, progress, Optional.empty(), run.retryCount()));
    }

    @Override
    public void close() {
        runs.forEach(ActiveRun::close);
        runs.clear();
    }
}
