package ventral.benchmarks.load.sample;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast counters increase. A counter that is below its former value was started again, and one that appears
 * was started at 0. Not thread-safe.
 */
public final class RateMeter {

    private @Nullable Map<String, Double> former;
    private double formerSeconds;

    /**
     * Returns the increase a second since the previous call, summed over the counters; NaN for the first call.
     *
     * @param elapsedSeconds time of the reading, later than that of the previous call
     * @param counters values by the name of the counter
     */
    public double update(double elapsedSeconds, Map<String, Double> counters) {
        Map<String, Double> before = former;
        double seconds = elapsedSeconds - formerSeconds;
        former = Map.copyOf(counters);
        formerSeconds = elapsedSeconds;
        if (before == null) {
            return Double.NaN;
        }
        return counters.entrySet().stream()
                        .mapToDouble(counter -> increase(before.getOrDefault(counter.getKey(), 0.), counter.getValue()))
                        .sum()
                / seconds;
    }

    private static double increase(double before, double now) {
        return now < before ? now : now - before;
    }
}
