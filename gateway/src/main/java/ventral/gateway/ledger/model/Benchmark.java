package ventral.gateway.ledger.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import ventral.contract.name.BenchmarkName;

/**
 * Describes a benchmark as the scorer reported it: responses of a region to a stimulus set, a metric and its ceiling.
 *
 * @param region empty while the benchmark's descriptor cannot be read
 * @param suite suite that it belongs to; empty if it stands alone
 * @param ceiling meaningless if the ceiling is unknown
 * @param ceilingLowerBound present if the noise is known by its bounds; {@code ceiling} is then the upper bound
 * @param ceilingSource source of a ceiling that was not measured on these responses; empty for a measured one
 * @param version 0 while the benchmark's descriptor cannot be read
 */
public record Benchmark(
        BenchmarkName name,
        BenchmarkState state,
        Optional<Region> region,
        String suite,
        String metric,
        double ceiling,
        OptionalDouble ceilingLowerBound,
        boolean ceilingUnknown,
        String ceilingSource,
        int stimulusCount,
        int neuroidCount,
        int version,
        boolean simulated,
        String citation,
        String license,
        Optional<Failure> error,
        Instant updateTime) {

    public Benchmark {
        SuiteId.check(suite);
    }
}
