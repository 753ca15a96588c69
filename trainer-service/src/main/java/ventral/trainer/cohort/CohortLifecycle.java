package ventral.trainer.cohort;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.CohortForecast;
import ventral.contract.cost.TrainingCosts;
import ventral.platform.tracing.Span;
import ventral.trainer.checkpoint.CheckpointSaver;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunControl.ReleaseOutcome;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunDirectives;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;

/** Reports, saves and releases the runs of a cohort, as the scheduler directs and as their training requires. */
final class CohortLifecycle {

    private final CohortTraining cohort;
    private final RunControl control;
    private final QueuedRunStopper queued;
    private final CheckpointSaver saver;
    private final RunReporter reports;
    private final CostMeter costs;
    private final IntervalTimer reporting;

    CohortLifecycle(
            CohortTraining cohort,
            RunControl control,
            QueuedRunStopper queued,
            CheckpointSaver saver,
            RunReporter reports,
            CostMeter costs,
            IntervalTimer reporting) {
        this.cohort = cohort;
        this.control = control;
        this.queued = queued;
        this.saver = saver;
        this.reports = reports;
        this.costs = costs;
        this.reporting = reporting;
    }

    /**
     * Asks the scheduler for directives, and stops queued runs that are no longer wanted. Runs that another trainer has
     * taken over are to be abandoned.
     */
    RunDirectives poll(List<OwnedRun> runs) {
        RunDirectives directives = control.poll(runs);
        queued.stop(directives.stopped());
        return directives.abandoning(runs.stream().filter(reports::isFenced).toList());
    }

    /** Releases runs that are no longer wanted. Returns false if none is left. */
    boolean retainWanted() {
        releaseUnwanted();
        return !cohort.isEmpty();
    }

    private void releaseUnwanted() {
        RunDirectives directives =
                poll(cohort.runs().stream().map(ActiveRun::run).toList());
        for (ActiveRun run : cohort.runs()) {
            RunDirective directive = directives.directive(run.run());
            if (directive != RunDirective.CONTINUE) {
                release(run, directive);
            }
        }
    }

    /** Releases a run that is not wanted now, and saves what it has learnt. */
    private void release(ActiveRun run, RunDirective directive) {
        boolean isKept = directive == RunDirective.PAUSE || directive == RunDirective.YIELD;
        if (isKept && run.hasUnsavedProgress()) {
            attempt(run, () -> {
                run.tally();
                saver.trySave(run.run(), run.state(SavedRun.Kind.RESUME_POINT));
            });
        }
        if (cohort.has(run)) {
            cohort.remove(run);
            release(run.run(), finalProgress(run), directive);
        }
    }

    /** Releases a run that is not, or no longer, in this cohort. */
    void release(OwnedRun run, TrainingProgress progress, RunDirective directive) {
        ReleaseOutcome outcome = switch (directive) {
            case CANCEL -> {
                report(run, RunReport.State.CANCELLED, progress);
                saver.forgetResumePoint(run);
                yield ReleaseOutcome.DONE;
            }
            case PAUSE -> {
                report(run, RunReport.State.PAUSED, progress);
                yield ReleaseOutcome.PAUSED;
            }
            case YIELD, CONTINUE, ABANDON -> ReleaseOutcome.REQUEUE;
        };
        returnToScheduler(run, outcome);
    }

    /**
     * Returns a run to the scheduler. If another trainer has taken it over, this one tries again after a wait, unless
     * the run's partition is revoked until then, as is that of a trainer which was stopped past its session.
     */
    private void returnToScheduler(OwnedRun run, ReleaseOutcome outcome) {
        ReleaseOutcome unlessFenced = reports.isFenced(run) ? ReleaseOutcome.REQUEUE_WITH_BACKOFF : outcome;
        reports.release(run);
        control.release(run, unlessFenced);
    }

    /** Runs an action of one run; an error ends only that run. */
    void attempt(ActiveRun run, Runnable action) {
        cohort.attempt(run, action).ifPresent(this::end);
    }

    /** Saves a run's state, unless the run is released before it can be saved. */
    void save(ActiveRun run, SavedRun.Kind kind) throws InterruptedException {
        if (!cohort.has(run)) {
            return;
        }
        SavedRun state = state(run, kind);
        if (state == null) {
            return;
        }
        boolean isSaved;
        try (Span span = run.startSave(kind);
                Span.Scope active = span.activate()) {
            try {
                isSaved = saver.save(run.run(), state, this::releaseUnwanted);
            } catch (RuntimeException e) {
                span.fail(e.toString());
                throw e;
            }
            if (!isSaved) {
                span.fail("the run was released before the checkpoint could be saved");
            }
        }
        if (!cohort.has(run)) {
            return;
        }
        if (isSaved) {
            run.markSaved(kind);
        } else {
            release(run, control.directive(run.run()));
        }
    }

    /** Returns the state of a run; null if it cannot be read from the device, which ends only that run. */
    private @Nullable SavedRun state(ActiveRun run, SavedRun.Kind kind) {
        try {
            return run.state(kind);
        } catch (RuntimeException e) {
            attempt(run, () -> {
                throw e;
            });
            return null;
        }
    }

    /** Starts the measurement of rates and costs, before the first batch. */
    void startMeasurement() {
        cohort.runs().forEach(run -> run.startMeasurement(reporting.now()));
        costs.restart();
    }

    /** Reports the progress of every run. */
    void reportProgress() {
        reporting.restart();
        cohort.runs().forEach(run -> attempt(run, run::tally));
        costs.endSteps();
        TrainingCosts measured = costs.costs();
        CohortForecast forecast = measured == null ? null : cohort.forecast(measured);
        for (ActiveRun run : cohort.runs()) {
            Duration left = forecast == null
                    ? null
                    : forecast.timeUntil(run.run().spec().totalImageCount());
            attempt(run, () -> report(run.run(), RunReport.State.RUNNING, progress(run, left)));
        }
    }

    /** Returns the progress of a run that leaves the cohort. */
    private TrainingProgress finalProgress(ActiveRun run) {
        return progress(run, null);
    }

    private TrainingProgress progress(ActiveRun run, @Nullable Duration timeLeft) {
        return run.progress(reporting.now(), timeLeft).withCost(costs.latest());
    }

    /** Ends a run that has learnt from all its images and is saved. */
    void complete(ActiveRun run) {
        cohort.remove(run);
        report(run.run(), RunReport.State.SUCCEEDED, finalProgress(run));
        saver.forgetResumePoint(run.run());
        returnToScheduler(run.run(), ReleaseOutcome.DONE);
    }

    /** Releases a run that has left the cohort because of an error. */
    void end(FailedRun failed) {
        ActiveRun run = failed.run();
        TrainingProgress progress =
                failed.outcome() == ReleaseOutcome.DONE ? finalProgress(run) : lastProgress(run.run());
        end(run.run(), progress, failed.cause(), failed.outcome());
    }

    /** Fails all runs of the cohort, because of an error that affects all of them. */
    void failAll(RuntimeException cause) {
        for (ActiveRun run : cohort.runs()) {
            cohort.remove(run);
            end(new FailedRun(run, cause, ReleaseOutcome.DONE));
        }
    }

    /** Releases a run that is not, or no longer, in the cohort because of an error. */
    void end(OwnedRun run, TrainingProgress progress, RuntimeException cause, ReleaseOutcome outcome) {
        RunReport.State state = outcome == ReleaseOutcome.DONE ? RunReport.State.FAILED : RunReport.State.RUNNING;
        reports.report(run, new RunReport(state, progress, cause, run.retryCount()));
        returnToScheduler(run, outcome);
    }

    /** Returns the progress last reported for a run. */
    TrainingProgress lastProgress(OwnedRun run) {
        return reports.latest(run).map(RunReport::progress).orElse(TrainingProgress.NONE);
    }

    void report(OwnedRun run, RunReport.State state, TrainingProgress progress) {
        reports.report(run, new RunReport(state, progress, run.retryCount()));
    }
}
