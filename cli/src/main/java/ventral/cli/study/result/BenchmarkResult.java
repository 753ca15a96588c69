package ventral.cli.study.result;

import ventral.contract.name.BenchmarkName;

/**
 * Holds what a benchmark is.
 *
 * @param region such as {@code V4}
 * @param version the present one, which scores must have to count
 * @param isSimulated true when the responses were simulated, not recorded
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
