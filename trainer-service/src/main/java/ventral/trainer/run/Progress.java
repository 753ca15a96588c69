package ventral.trainer.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import ventral.contract.validation.Validation;

/**
 * How far a run has come.
 *
 * @param loss mean over the steps since the report before
 * @param imagesPerSecond over the same steps
 * @param learningRate of the last step
 * @param validation the latest
 */
public record Progress(
        long seenImageCount,
        OptionalDouble loss,
        OptionalDouble imagesPerSecond,
        OptionalDouble learningRate,
        Optional<Duration> timeLeft,
        Optional<Validation> validation) {

    static final Progress NONE = at(0, Optional.empty());

    /** Before the first step. */
    static Progress at(long seenImageCount, Optional<Validation> validation) {
        return new Progress(
                seenImageCount,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                validation);
    }
}
