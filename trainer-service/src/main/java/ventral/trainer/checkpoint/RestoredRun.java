package ventral.trainer.checkpoint;

import org.jspecify.annotations.Nullable;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.TrainingProgress;

/**
 * A run whose saved state is loaded and whose training has not begun.
 *
 * @param saved null if nothing was saved
 */
public record RestoredRun(OwnedRun run, @Nullable SavedRun saved) {

    /** Returns the progress of the run in its saved state. */
    public TrainingProgress progress() {
        return saved == null
                ? TrainingProgress.NONE
                : TrainingProgress.at(saved.seenImageCount(), saved.latestValidation());
    }
}
