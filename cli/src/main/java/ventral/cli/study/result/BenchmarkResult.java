package ventral.cli.study.result;

import ventral.contract.name.BenchmarkName;

/**
 * Holds the properties of a benchmark.
 *
 * @param region such as {@code V4}
 * @param version current version; only scores of this version count
 * @param isSimulated true if the responses were simulated, not recorded
 */
public record BenchmarkResult(
        BenchmarkName name,
        String region,
        String metric,
        int version,
        boolean isSimulated,
        int stimulusCount,
        int neuroidCount,
        String citation,
        String license) {}
