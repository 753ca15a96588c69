package ventral.benchmarks.load;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts durations such as {@code 90s}, {@code 3m} or {@code 1h30m}. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        try {
            Duration duration = Duration.parse("PT" + value);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw new TypeConversionException(
                "'%s' is no duration: use hours, minutes and seconds such as 1h30m, 3m or 90s".formatted(value));
    }
}
