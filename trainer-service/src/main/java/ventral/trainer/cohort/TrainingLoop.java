package ventral.trainer.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.checkpoint.CheckpointSaver;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.learner.InitialWeightsReader;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunDirective;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;

/**
 * Trains runs from their saved state to their end. A saved state holds everything that the next step depends on, so a
 * run that is interrupted, any number of times, ends with the same weights as one that is not.
 */
public final class TrainingLoop {

    private final ImageSource.ImageSourceFactory images;
    private final LearnerFactory learners;
    private final InitialWeightsReader initialWeights;
    private final CheckpointStore checkpoints;
    private final RunReporter reports;
    private final TrainingIntervals intervals;

    public TrainingLoop(
            ImageSource.ImageSourceFactory images,
            LearnerFactory learners,
            InitialWeightsReader initialWeights,
            CheckpointStore checkpoints,
            RunReporter reports,
            TrainingIntervals intervals) {
        this.images = images;
        this.learners = learners;
        this.initialWeights = initialWeights;
        this.checkpoints = checkpoints;
        this.reports = reports;
        this.intervals = intervals;
    }

    /**
     * Trains runs of one data order side by side until all have ended or are no longer wanted here. Each batch is read
     * once for all of them. Directives are checked between batches. An error ends the run that it belongs to as failed;
     * its saved states are kept.
     *
     * @throws InterruptedException if the thread is interrupted; the runs can be resumed
     */
    public void train(List<OwnedRun> cohort, RunControl control) throws InterruptedException {
        List<OwnedRun> open = new ArrayList<>();
        for (OwnedRun run : cohort) {
            if (hasEnded(run)) {
                control.release(run, RunControl.ReleaseOutcome.DONE);
            } else {
                open.add(run);
            }
        }
        if (!open.isEmpty()) {
            CheckpointSaver saver = new CheckpointSaver(checkpoints, reports, intervals.retry(), control);
            try (CohortTrainer training =
                    new CohortTrainer(images, learners, initialWeights, saver, reports, intervals, control)) {
                training.train(open);
            }
        }
    }

    /** Cancels or pauses a waiting run. */
    public void stopQueued(OwnedRun run, RunDirective directive) {
        if (hasEnded(run)) {
            return;
        }
        Optional<RunReport> last = reports.latest(run);
        TrainingProgress progress = TrainingProgress.at(
                last.map(report -> report.progress().seenImageCount()).orElse(0L),
                last.flatMap(report -> report.progress().validation()));
        RunReport.State state = directive == RunDirective.PAUSE ? RunReport.State.PAUSED : RunReport.State.CANCELLED;
        if (last.isEmpty() || last.get().state() != state) {
            reports.report(run, new RunReport(state, progress, Optional.empty(), run.retryCount()));
        }
        if (directive == RunDirective.CANCEL) {
            checkpoints.deleteResumePoint(run);
        }
    }

    private boolean hasEnded(OwnedRun run) {
        return reports.latest(run).map(report -> report.isTerminalFor(run)).orElse(false);
    }
}
