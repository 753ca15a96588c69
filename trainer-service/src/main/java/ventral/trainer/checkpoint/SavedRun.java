package ventral.trainer.checkpoint;

import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.validation.Validation;
import ventral.platform.tensor.Tensor;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;

/**
 * A run's state at one moment: everything that its next step depends on.
 *
 * @param latestValidation null if the run was never validated
 * @param recalibrated weights with batch-norm statistics estimated again on the held-out images; null unless this is a
 *     checkpoint of a recipe that asks for it
 */
public record SavedRun(
        Kind kind,
        long seenImageCount,
        StreamPosition position,
        DataFingerprint dataFingerprint,
        @Nullable Validation latestValidation,
        SortedMap<String, Tensor> weights,
        SortedMap<String, Tensor> optimiser,
        @Nullable SortedMap<String, Tensor> recalibrated) {

    /** The purpose of a saved state. */
    public enum Kind {
        /** Kept permanently, and scored. */
        CHECKPOINT,
        /** Kept until the next one, to resume the run. */
        RESUME_POINT
    }

    /** Returns the latest validation; empty if the run was never validated. */
    public Optional<Validation> validation() {
        return Optional.ofNullable(latestValidation);
    }
}
