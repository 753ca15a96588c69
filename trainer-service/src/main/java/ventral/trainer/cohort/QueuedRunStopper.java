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

/** Pauses and cancels runs that are not in training. */
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
        if (hasEnded(run)) {
            return;
        }
        Optional<RunReport> last = reports.latest(run);
        TrainingProgress progress = TrainingProgress.at(
                last.map(report -> report.progress().seenImageCount()).orElse(0L),
                last.map(report -> report.progress().latestValidation()).orElse(null));
        RunReport.State state = directive == RunDirective.PAUSE ? RunReport.State.PAUSED : RunReport.State.CANCELLED;
        if (last.isEmpty() || last.get().state() != state) {
            reports.report(run, new RunReport(state, progress, run.retryCount()));
        }
        if (directive == RunDirective.CANCEL) {
            checkpoints.deleteResumePoint(run);
        }
    }

    /** Returns true if the run needs no more training, according to its latest report. */
    boolean hasEnded(OwnedRun run) {
        return reports.latest(run).map(report -> report.isTerminalFor(run)).orElse(false);
    }
}
