package ventral.cli.plan;

/**
 * Pictures that benchmarks have in common: a scorer has a network look at them once for all of these.
 *
 * @param name such as {@code majajhong2015}
 * @param lookSeconds that one scorer takes to have one network look at all of them
 * @param secondsPerBenchmark that one scorer takes to measure what was seen against one benchmark
 */
public record PictureSet(String name, int benchmarkCount, double lookSeconds, double secondsPerBenchmark) {

    /** @throws IllegalArgumentException if a value breaks its limit */
    public PictureSet {
        Checks.within("benchmarks of " + name, benchmarkCount, 1, 1000);
        Checks.notNegative("seconds of a look at " + name, lookSeconds);
        Checks.notNegative("seconds of a benchmark of " + name, secondsPerBenchmark);
        Checks.positive("seconds of a checkpoint on " + name, lookSeconds + benchmarkCount * secondsPerBenchmark);
    }

    /** That one scorer takes for one checkpoint. */
    double seconds() {
        return lookSeconds + benchmarkCount * secondsPerBenchmark;
    }

    PictureSet faster(double factor) {
        return new PictureSet(name, benchmarkCount, lookSeconds / factor, secondsPerBenchmark / factor);
    }
}
