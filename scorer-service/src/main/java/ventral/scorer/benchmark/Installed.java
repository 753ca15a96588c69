package ventral.scorer.benchmark;

import ventral.contract.name.BenchmarkName;

/** How a benchmark that is described was found. */
public sealed interface Installed {

    BenchmarkName name();

    /** Its files are here and sound. */
    record Ready(Benchmark benchmark) implements Installed {

        @Override
        public BenchmarkName name() {
            return benchmark.description().name();
        }
    }

    /** Its files are not on this installation. */
    record Absent(BenchmarkDescription description, String reason) implements Installed {

        @Override
        public BenchmarkName name() {
            return description.name();
        }
    }

    /** Its description or its files are damaged. */
    record Damaged(BenchmarkName name, String reason) implements Installed {}
}
