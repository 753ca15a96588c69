package ventral.gateway.ledger;

import java.time.Instant;
import java.util.Optional;
import ventral.contract.name.BenchmarkName;

/**
 * Responses of a region to a stimulus set, a metric and its ceiling, as the scorer found them.
 *
 * @param region empty while the benchmark's descriptor cannot be read
 */
public record Benchmark(
        BenchmarkName name,
        BenchmarkState state,
        Optional<Region> region,
        String metric,
        double ceiling,
        int stimulusCount,
        int neuroidCount,
        int version,
        boolean simulated,
        String citation,
        String license,
        Optional<Failure> error,
        Instant updateTime) {}
