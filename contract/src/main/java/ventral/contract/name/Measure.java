package ventral.contract.name;

/**
 * A quantity by which networks are compared. {@code toString} returns the last part of a comparison's name: {@code
 * {benchmark}}, or {@code mean~{suite}}.
 */
public sealed interface Measure {

    /** The score on one benchmark. */
    record SingleBenchmark(BenchmarkName benchmark) implements Measure {
        @Override
        public String toString() {
            return benchmark.id();
        }
    }

    /** The mean of the four regions over one suite of benchmarks. */
    record SuiteMean(String suite) implements Measure {

        private static final String PREFIX = "mean~";

        public SuiteMean {
            ResourceName.checkId("suite", suite);
        }

        @Override
        public String toString() {
            return PREFIX + suite;
        }
    }

    /**
     * Reads the last part of a comparison's name.
     *
     * @throws IllegalArgumentException if {@code word} is neither {@code {benchmark}} nor {@code mean~{suite}}
     */
    static Measure parse(String word) {
        return word.startsWith(SuiteMean.PREFIX)
                ? new SuiteMean(word.substring(SuiteMean.PREFIX.length()))
                : new SingleBenchmark(new BenchmarkName(word));
    }
}
