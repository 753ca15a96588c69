package ventral.gateway.ledger.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;

/**
 * Describes a benchmark as the scorer reported it: responses of a region to a stimulus set, a metric and its ceiling.
 *
 * @param region null while the benchmark's descriptor cannot be read
 * @param suite suite that it belongs to; empty if it stands alone
 * @param ceiling meaningless if the ceiling is unknown
 * @param ceilingLowerBound set if the noise is known by its bounds; {@code ceiling} is then the upper bound
 * @param ceilingSource source of a ceiling that was not measured on these responses; empty for a measured one
 * @param version 0 while the benchmark's descriptor cannot be read
 * @param error null unless the scorer reported one
 */
public record Benchmark(
        BenchmarkName name,
        BenchmarkState state,
        @Nullable Region region,
        String suite,
        String metric,
        double ceiling,
        @Nullable Double ceilingLowerBound,
        boolean ceilingUnknown,
        String ceilingSource,
        int stimulusCount,
        int neuroidCount,
        int version,
        boolean simulated,
        String citation,
        String license,
        @Nullable Failure error,
        Instant updateTime) {

    public Benchmark {
        SuiteId.check(suite);
    }
}
