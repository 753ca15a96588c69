package ventral.trainer.cohort;

import java.util.List;
import java.util.Optional;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.StoppedRun;
import ventral.trainer.run.TrainingProgress;

/** Takes runs over before they are trained, and pauses and cancels runs that are not in training. */
final class QueuedRunStopper {

    private final CheckpointStore checkpoints;
    private final RunReporter reports;

    QueuedRunStopper(CheckpointStore checkpoints, RunReporter reports) {
        this.checkpoints = checkpoints;
        this.reports = reports;
    }

    void stop(List<StoppedRun> runs) {
        runs.forEach(stopped -> stop(stopped.run(), stopped.directive()));
    }

    private void stop(OwnedRun run, RunDirective directive) {
        RunReport.State state = directive == RunDirective.PAUSE ? RunReport.State.PAUSED : RunReport.State.CANCELLED;
        if (isReported(run, state) || !takeOver(run)) {
            deleteLeftover(run);
            return;
        }
        Optional<RunReport> last = reports.latest(run);
        TrainingProgress progress = TrainingProgress.at(
                last.map(report -> report.progress().seenImageCount()).orElse(0L),
                last.map(report -> report.progress().latestValidation()).orElse(null));
        reports.report(run, new RunReport(state, progress, run.retryCount()));
        if (directive == RunDirective.CANCEL) {
            checkpoints.deleteResumePoint(run);
        }
    }

    private boolean isReported(OwnedRun run, RunReport.State state) {
        return reports.latest(run).map(report -> report.state() == state).orElse(false);
    }

    /** Takes a run over from its former owner. Returns false if the run has ended. */
    boolean takeOver(OwnedRun run) {
        if (hasEnded(run)) {
            return false;
        }
        reports.takeOver(run);
        return !hasEnded(run); // the former owner may have ended it before it was taken over
    }

    /**
     * Deletes the resume point of a run that has succeeded or was cancelled. Its trainer may have been killed after it had
     * reported that, and before it could delete it. The resume point of a failed run is kept, to resume the run from.
     */
    void deleteLeftover(OwnedRun run) {
        Optional<RunReport.State> last = reports.latest(run).map(RunReport::state);
        boolean isObsolete = last.filter(
                        state -> state == RunReport.State.SUCCEEDED || state == RunReport.State.CANCELLED)
                .isPresent();
        if (isObsolete && checkpoints.hasResumePoint(run)) {
            reports.takeOver(run);
            checkpoints.deleteResumePoint(run);
        }
    }

    /** Returns true if the run needs no more training, according to its latest report. */
    private boolean hasEnded(OwnedRun run) {
        return reports.latest(run).map(report -> report.isTerminalFor(run)).orElse(false);
    }
}
