package ventral.trainer.cohort;

import java.util.ArrayList;
import java.util.List;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.checkpoint.CheckpointSaver;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.learner.InitialWeightsReader;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.ScheduledRuns;

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
    private final Tracer tracer;
    private final QueuedRunStopper queued;

    /**
     * Creates a loop.
     *
     * @param tracer records how checkpoints come about
     */
    public TrainingLoop(
            ImageSource.ImageSourceFactory images,
            LearnerFactory learners,
            InitialWeightsReader initialWeights,
            CheckpointStore checkpoints,
            RunReporter reports,
            TrainingIntervals intervals,
            Tracer tracer) {
        this.images = images;
        this.learners = learners;
        this.initialWeights = initialWeights;
        this.checkpoints = checkpoints;
        this.reports = reports;
        this.intervals = intervals;
        this.tracer = tracer;
        this.queued = new QueuedRunStopper(checkpoints, reports);
    }

    /**
     * Trains the cohorts that the scheduler hands out, one after the other, until the trainer stops.
     *
     * @throws InterruptedException if the thread is interrupted; the runs can be resumed
     */
    public void run(RunControl control) throws InterruptedException {
        for (ScheduledRuns next = control.awaitRuns(); !next.isEmpty(); next = control.awaitRuns()) {
            queued.stop(next.stopped());
            if (!next.cohort().isEmpty()) {
                try {
                    train(next.cohort(), control);
                } finally {
                    next.cohort().forEach(reports::release);
                    control.endCohort();
                }
            }
        }
    }

    /**
     * Trains runs of one data order side by side until all have ended or are no longer wanted here. Each batch is read
     * once for all of them. Directives are checked between batches. An error ends the run that it belongs to as failed;
     * its saved states are kept.
     */
    void train(List<OwnedRun> cohort, RunControl control) throws InterruptedException {
        List<OwnedRun> open = queued.takeOver(cohort);
        List<OwnedRun> ended = new ArrayList<>(cohort);
        ended.removeAll(open);
        queued.deleteLeftovers(ended);
        ended.forEach(run -> control.release(run, RunControl.ReleaseOutcome.DONE));
        if (!open.isEmpty()) {
            trainOpen(open, control);
        }
    }

    private void trainOpen(List<OwnedRun> runs, RunControl control) throws InterruptedException {
        CheckpointSaver saver = new CheckpointSaver(checkpoints, reports, intervals.retry(), control);
        IntervalTimer reporting = new IntervalTimer(intervals.uptime(), intervals.report());
        IntervalTimer saving = new IntervalTimer(intervals.uptime(), intervals.save());
        try (CohortTraining cohort = new CohortTraining()) {
            CostMeter costs = new CostMeter(intervals.uptime(), learners.device());
            CohortLifecycle lifecycle = new CohortLifecycle(cohort, control, queued, saver, reports, costs, reporting);
            CohortStarter starter =
                    new CohortStarter(images, learners, initialWeights, saver, control, cohort, lifecycle, tracer);
            new CohortTrainer(images, starter, cohort, lifecycle, costs, reporting, saving).train(runs);
        }
    }
}
