package ventral.trainer.cohort;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ventral.trainer.batch.DataLoader;
import ventral.trainer.batch.DataOrder;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.RestoredRun;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunControl.ReleaseOutcome;

/**
 * Trains one cohort to its end: asks the scheduler between batches which runs continue, takes a step, and handles what
 * the step led to.
 */
final class CohortTrainer {

    private final ImageSource.ImageSourceFactory images;
    private final CohortStarter starter;
    private final CohortTraining cohort;
    private final CohortLifecycle lifecycle;
    private final HeldOutEvaluator evaluator;
    private final CostMeter costs;
    private final IntervalTimer reporting;
    private final IntervalTimer saving;

    CohortTrainer(
            ImageSource.ImageSourceFactory images,
            CohortStarter starter,
            CohortTraining cohort,
            CohortLifecycle lifecycle,
            CostMeter costs,
            IntervalTimer reporting,
            IntervalTimer saving) {
        this.images = images;
        this.starter = starter;
        this.cohort = cohort;
        this.lifecycle = lifecycle;
        this.evaluator = new HeldOutEvaluator(images, cohort, lifecycle);
        this.costs = costs;
        this.reporting = reporting;
        this.saving = saving;
    }

    /**
     * Trains the runs until all have ended or are no longer wanted here.
     *
     * @param runs not empty
     */
    void train(List<OwnedRun> runs) throws InterruptedException {
        List<RestoredRun> open = starter.load(runs);
        try {
            Optional<LabelledBatch> first = starter.awaitFirstBatch(open);
            if (first.isPresent()) {
                open.forEach(run -> starter.start(run, first.get()));
                open.clear();
                handle(cohort.start());
                trainBatches(first.get().imageCount());
            }
        } catch (RuntimeException e) {
            // a stream error fails every run of the cohort
            lifecycle.failAll(e);
            open.forEach(run -> lifecycle.end(run.run(), lifecycle.lastProgress(run.run()), e, ReleaseOutcome.DONE));
        }
    }

    private void trainBatches(int batchSize) throws InterruptedException {
        Optional<ActiveRun> last = cohort.runs().stream().min(Comparator.comparing(ActiveRun::position));
        if (last.isEmpty()) {
            return;
        }
        lifecycle.startMeasurement();
        DataOrder dataOrder = DataOrder.of(last.get().run().spec());
        try (DataLoader loader =
                new DataLoader(images, dataOrder, batchSize, last.get().position())) {
            while (lifecycle.retainWanted()) {
                StreamPosition position = loader.position();
                Optional<LabelledBatch> batch = loader.next();
                if (batch.isPresent()) {
                    int passCount = cohort.passCount(position);
                    StepOutcome outcome = cohort.advance(batch.get(), position, loader.position());
                    costs.addStep(passCount, batchSize);
                    handle(outcome);
                }
                if (reporting.isDue()) {
                    lifecycle.reportProgress();
                }
                if (saving.isDue()) {
                    saveResumePoints();
                }
            }
        }
    }

    private void handle(StepOutcome outcome) throws InterruptedException {
        outcome.failed().forEach(lifecycle::end);
        saveCheckpoints(outcome.checkpointDue());
        outcome.completed().stream().filter(cohort::has).forEach(lifecycle::complete);
    }

    private void saveCheckpoints(List<ActiveRun> due) throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        due.forEach(run -> lifecycle.attempt(run, run::tally));
        costs.startCheckpoints();
        evaluator.validate(due.stream().filter(cohort::has).toList());
        evaluator.recalibrate(due.stream().filter(cohort::has).toList());
        for (ActiveRun run : due) {
            lifecycle.save(run, SavedRun.Kind.CHECKPOINT);
        }
        costs.endCheckpoints(due.size());
    }

    private void saveResumePoints() throws InterruptedException {
        for (ActiveRun run : cohort.runs()) {
            if (cohort.has(run) && run.hasUnsavedProgress()) {
                lifecycle.attempt(run, run::tally);
                lifecycle.save(run, SavedRun.Kind.RESUME_POINT);
            }
        }
        costs.restart();
        saving.restart();
    }
}
