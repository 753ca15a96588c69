package ventral.trainer.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Stops runs. However many they are, the store and the reports are read and written a fixed number of times. */
    void stop(List<StoppedRun> unwanted) {
        if (unwanted.isEmpty()) {
            return;
        }
        // the reports are read once for each assignment, if its runs are together
        List<StoppedRun> runs = unwanted.stream()
                .sorted(Comparator.comparing(stopped -> stopped.run().assignment()))
                .toList();
        List<StoppedRun> open =
                runs.stream().filter(stopped -> !isReported(stopped)).toList();
        Set<OwnedRun> taken =
                new HashSet<>(takeOver(open.stream().map(StoppedRun::run).toList()));
        Map<OwnedRun, RunReport> stopping = new LinkedHashMap<>();
        List<OwnedRun> cancelled = new ArrayList<>();
        List<OwnedRun> ended = new ArrayList<>();
        for (StoppedRun stopped : runs) {
            if (!taken.contains(stopped.run())) {
                ended.add(stopped.run());
                continue;
            }
            stopping.put(stopped.run(), report(stopped));
            if (stopped.directive() == RunDirective.CANCEL) {
                cancelled.add(stopped.run());
            }
        }
        reports.report(stopping);
        checkpoints.deleteResumePoints(cancelled);
        deleteLeftovers(ended);
    }

    private RunReport report(StoppedRun stopped) {
        Optional<RunReport> last = reports.latest(stopped.run());
        TrainingProgress progress = TrainingProgress.at(
                last.map(report -> report.progress().seenImageCount()).orElse(0L),
                last.map(report -> report.progress().latestValidation()).orElse(null));
        return new RunReport(state(stopped), progress, stopped.run().retryCount());
    }

    private boolean isReported(StoppedRun stopped) {
        return reports.latest(stopped.run())
                .map(report -> report.state() == state(stopped))
                .orElse(false);
    }

    private static RunReport.State state(StoppedRun stopped) {
        return stopped.directive() == RunDirective.PAUSE ? RunReport.State.PAUSED : RunReport.State.CANCELLED;
    }

    /** Takes runs over from their former owners. Returns those that have not ended. */
    List<OwnedRun> takeOver(Collection<OwnedRun> runs) {
        List<OwnedRun> open = runs.stream().filter(run -> !hasEnded(run)).toList();
        reports.takeOver(open);
        // the former owner may have ended a run before it was taken over
        return open.stream().filter(run -> !hasEnded(run)).toList();
    }

    /**
     * Deletes the resume points of those of some runs that have succeeded or were cancelled. Their trainer may have been
     * killed after it had reported that, and before it could delete them. The resume point of a failed run is kept, to
     * resume the run from.
     */
    void deleteLeftovers(Collection<OwnedRun> runs) {
        List<OwnedRun> left = checkpoints.withResumePoint(
                runs.stream().filter(this::isResumePointObsolete).toList());
        reports.takeOver(left);
        checkpoints.deleteResumePoints(left);
    }

    private boolean isResumePointObsolete(OwnedRun run) {
        return reports.latest(run)
                .map(RunReport::state)
                .filter(state -> state == RunReport.State.SUCCEEDED || state == RunReport.State.CANCELLED)
                .isPresent();
    }

    /** Returns true if the run needs no more training, according to its latest report. */
    private boolean hasEnded(OwnedRun run) {
        return reports.latest(run).map(report -> report.isTerminalFor(run)).orElse(false);
    }
}
