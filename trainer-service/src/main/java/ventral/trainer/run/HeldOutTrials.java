package ventral.trainer.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.trainer.objective.Trial;

/** Tries runs of one route on the images that are held out, which are read once for all of them. */
final class HeldOutTrials {

    private final ImageSource.Opening images;
    private final Cohort cohort;

    HeldOutTrials(ImageSource.Opening images, Cohort cohort) {
        this.images = images;
        this.cohort = cohort;
    }

    /** Runs that are not wanted any more leave the cohort untried. */
    void validate(List<RunInTraining> due) throws InterruptedException {
        long heldOut = due.isEmpty() ? 0 : due.get(0).recipe().heldOutImageCount();
        if (heldOut == 0) {
            return;
        }
        Map<RunInTraining, Trial> trials = new LinkedHashMap<>();
        due.forEach(run -> trials.put(run, run.trial()));
        long tried = 0;
        try (ImageSource source = images.open(due.get(0).run().spec().stream(), 0)) {
            while (tried < heldOut && cohort.areAnyWanted()) {
                trials.keySet().removeIf(run -> !cohort.has(run));
                Optional<LabelledBatch> batch = source.next();
                if (batch.isPresent()) {
                    tried += batch.get().imageCount();
                    trials.forEach((run, trial) -> cohort.attempt(run, () -> run.tryOn(batch.get(), trial)));
                }
            }
        }
        trials.keySet().removeIf(run -> !cohort.has(run));
        trials.forEach((run, trial) -> run.validated(trial));
    }
}
