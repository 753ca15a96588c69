package ventral.scorer.benchmark;

import ventral.contract.name.BenchmarkName;

/** Benchmark with a descriptor, and the state of its files. */
public sealed interface InstalledBenchmark {

    BenchmarkName name();

    /** All files are present and intact. */
    record Ready(Benchmark benchmark) implements InstalledBenchmark {

        @Override
        public BenchmarkName name() {
            return benchmark.description().name();
        }
    }

    /** A file is missing on this installation. */
    record Absent(BenchmarkMetadata description, String reason) implements InstalledBenchmark {

        @Override
        public BenchmarkName name() {
            return description.name();
        }
    }

    /** The descriptor or a file is damaged. */
    record Damaged(BenchmarkName name, String reason) implements InstalledBenchmark {}
}
