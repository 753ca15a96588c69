package ventral.benchmarks.load.sample;

import java.util.Map;

/**
 * Holds what was read of the system at one time.
 *
 * @param values by column, such as {@code gateway.memory_mb}; a value that could not be read is missing
 */
public record LoadSample(double elapsedSeconds, Map<String, Double> values) {

    public LoadSample {
        values = Map.copyOf(values);
    }

    /** Returns the value of a column, NaN if it is missing. */
    public double value(String column) {
        return values.getOrDefault(column, Double.NaN);
    }
}
