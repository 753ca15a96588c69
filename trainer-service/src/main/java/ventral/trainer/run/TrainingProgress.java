package ventral.trainer.run;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.validation.Validation;

/**
 * The progress of a run. A value that is not known yet is null.
 *
 * @param updateCount updates since the previous report
 * @param loss mean over the steps since the previous report
 * @param imagesPerSecond training rate over the last minute, pauses for checkpoints included
 * @param learningRate learning rate of the last step
 * @param timeLeft estimate from the costs of the cohort's steps and checkpoints
 * @param cost latest measurement of what steps and checkpoints cost
 */
public record TrainingProgress(
        long seenImageCount,
        long updateCount,
        @Nullable Double loss,
        @Nullable Double imagesPerSecond,
        @Nullable Double learningRate,
        @Nullable Duration timeLeft,
        @Nullable Validation latestValidation,
        @Nullable MeasuredCost cost) {

    public static final TrainingProgress NONE = at(0, null);

    /** Creates a progress without costs. */
    public TrainingProgress(
            long seenImageCount,
            long updateCount,
            @Nullable Double loss,
            @Nullable Double imagesPerSecond,
            @Nullable Double learningRate,
            @Nullable Duration timeLeft,
            @Nullable Validation latestValidation) {
        this(seenImageCount, updateCount, loss, imagesPerSecond, learningRate, timeLeft, latestValidation, null);
    }

    /** Returns the progress of a run before its first step. */
    public static TrainingProgress at(long seenImageCount, @Nullable Validation latestValidation) {
        return new TrainingProgress(seenImageCount, 0, null, null, null, null, latestValidation);
    }

    /** Returns a copy with other costs. */
    public TrainingProgress withCost(@Nullable MeasuredCost other) {
        return new TrainingProgress(
                seenImageCount, updateCount, loss, imagesPerSecond, learningRate, timeLeft, latestValidation, other);
    }

    /** Returns the latest validation; empty if the run was never validated. */
    public Optional<Validation> validation() {
        return Optional.ofNullable(latestValidation);
    }
}
