package ventral.trainer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import ventral.contract.validation.Validation;

/**
 * The progress of a run.
 *
 * @param loss mean over the steps since the previous report
 * @param imagesPerSecond training rate over the same steps
 * @param learningRate learning rate of the last step
 * @param validation the latest validation
 */
public record TrainingProgress(
        long seenImageCount,
        OptionalDouble loss,
        OptionalDouble imagesPerSecond,
        OptionalDouble learningRate,
        Optional<Duration> timeLeft,
        Optional<Validation> validation) {

    public static final TrainingProgress NONE = at(0, Optional.empty());

    /** Returns the progress of a run before its first step. */
    public static TrainingProgress at(long seenImageCount, Optional<Validation> validation) {
        return new TrainingProgress(
                seenImageCount,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                validation);
    }
}
