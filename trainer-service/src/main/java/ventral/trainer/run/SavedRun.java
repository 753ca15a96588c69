package ventral.trainer.run;

import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.validation.Validation;

/**
 * A run's state at one moment: everything that its next step depends on.
 *
 * @param validation the latest
 * @param recalibrated the weights with batch norm's statistics estimated anew on the held-out images; null unless this is a
 *     checkpoint of a recipe that asks for it
 */
public record SavedRun(
        Kind kind,
        long seenImageCount,
        StreamPosition position,
        LearntFrom pictures,
        Optional<Validation> validation,
        SortedMap<String, Tensor> weights,
        SortedMap<String, Tensor> optimiser,
        @Nullable SortedMap<String, Tensor> recalibrated) {

    /** What a state is kept for. */
    public enum Kind {
        /** For good, and to be scored. */
        CHECKPOINT,
        /** To take the run up again, until the next one. */
        RESUME_POINT
    }
}
