package ventral.trainer.cohort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.objective.ValidationAccumulator;

/**
 * Validates runs of one data order on the held-out images, and recalibrates batch-norm statistics on them. The images
 * are read once for all runs.
 */
final class HeldOutEvaluator {

    private final ImageSource.ImageSourceFactory images;
    private final CohortTraining cohort;
    private final CohortLifecycle lifecycle;

    HeldOutEvaluator(ImageSource.ImageSourceFactory images, CohortTraining cohort, CohortLifecycle lifecycle) {
        this.images = images;
        this.cohort = cohort;
        this.lifecycle = lifecycle;
    }

    /** Validates runs whose checkpoint is due. Runs that are no longer wanted leave the cohort without a result. */
    void validate(List<ActiveRun> due) throws InterruptedException {
        Map<ActiveRun, ValidationAccumulator> trials = new LinkedHashMap<>();
        Map<ActiveRun, Consumer<LabelledBatch>> actions = new LinkedHashMap<>();
        due.stream().filter(ActiveRun::needsValidation).forEach(run -> {
            ValidationAccumulator trial = run.trial();
            trials.put(run, trial);
            actions.put(run, batch -> run.validateOn(batch, trial));
        });
        forEachBatch(actions);
        trials.forEach((run, trial) -> {
            if (cohort.has(run)) {
                run.recordValidation(trial);
            }
        });
    }

    /** Recalibrates the statistics of runs whose checkpoint is due and whose recipe asks for it. */
    void recalibrate(List<ActiveRun> due) throws InterruptedException {
        List<ActiveRun> runs =
                due.stream().filter(ActiveRun::needsRecalibration).toList();
        Map<ActiveRun, Consumer<LabelledBatch>> actions = new LinkedHashMap<>();
        for (ActiveRun run : runs) {
            lifecycle.attempt(run, run::beginRecalibration);
            actions.put(run, batch -> run.recalibrate(batch, batch.index()));
        }
        forEachBatch(actions);
        runs.stream().filter(cohort::has).forEach(run -> lifecycle.attempt(run, run::endRecalibration));
    }

    private void forEachBatch(Map<ActiveRun, Consumer<LabelledBatch>> actions) throws InterruptedException {
        if (actions.isEmpty()) {
            return;
        }
        ActiveRun any = actions.keySet().iterator().next();
        long heldOut = any.recipe().heldOutImageCount();
        long tried = 0;
        try (ImageSource source = images.open(any.run().spec().stream(), 0)) {
            while (tried < heldOut && lifecycle.retainWanted()) {
                Optional<LabelledBatch> batch = source.next();
                if (batch.isPresent()) {
                    tried += batch.get().imageCount();
                    actions.forEach((run, action) -> {
                        if (cohort.has(run)) {
                            lifecycle.attempt(run, () -> action.accept(batch.get()));
                        }
                    });
                }
            }
        }
    }
}
