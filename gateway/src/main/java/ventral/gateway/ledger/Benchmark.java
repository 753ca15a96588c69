package ventral.gateway.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import ventral.contract.name.BenchmarkName;

/**
 * Responses of a region to a stimulus set, a metric and its ceiling, as the scorer found them.
 *
 * @param region empty while the benchmark's descriptor cannot be read
 * @param suite of benchmarks that it belongs to; empty if it stands alone
 * @param ceiling means nothing if it is unknown
 * @param ceilingLowerBound where the noise is known by its bounds; {@code ceiling} is the upper one then
 * @param ceilingSource where a ceiling comes from that was not measured on these responses; empty for a measured one
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
        Suites.check(suite);
    }
}
