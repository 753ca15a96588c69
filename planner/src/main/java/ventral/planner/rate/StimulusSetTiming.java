package ventral.planner.rate;

/**
 * Holds the scoring times of a stimulus set that several benchmarks share. A scorer presents the stimuli to a network
 * once for all of these benchmarks.
 *
 * @param name such as {@code majajhong2015}
 * @param lookSeconds seconds that one scorer takes to present all stimuli to one network
 * @param secondsPerBenchmark seconds that one scorer takes to compare the activations with one benchmark
 */
public record StimulusSetTiming(String name, int benchmarkCount, double lookSeconds, double secondsPerBenchmark) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value breaks its limit
     */
    public StimulusSetTiming {
        ArgumentChecks.within("benchmarks of " + name, benchmarkCount, 1, 1000);
        ArgumentChecks.notNegative("seconds to present the stimuli of " + name, lookSeconds);
        ArgumentChecks.notNegative("seconds of a benchmark of " + name, secondsPerBenchmark);
        ArgumentChecks.positive(
                "seconds of a checkpoint on " + name, lookSeconds + benchmarkCount * secondsPerBenchmark);
    }

    /** Returns the seconds that one scorer takes for one checkpoint. */
    public double seconds() {
        return lookSeconds + benchmarkCount * secondsPerBenchmark;
    }

    StimulusSetTiming faster(double factor) {
        return new StimulusSetTiming(name, benchmarkCount, lookSeconds / factor, secondsPerBenchmark / factor);
    }
}
