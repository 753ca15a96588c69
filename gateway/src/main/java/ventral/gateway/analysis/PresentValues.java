package ventral.gateway.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.ledger.Benchmark;
import ventral.gateway.ledger.Measurement;
import ventral.gateway.ledger.ReferenceScore;
import ventral.gateway.ledger.Score;

/**
 * Values that may be compared with each other: of the present version of their benchmark, without an error, and under a
 * known ceiling.
 */
final class PresentValues {

    private final Normalisation normalisation;
    private final Map<BenchmarkName, Integer> versions = new HashMap<>();

    /** A benchmark that does not say its version has the highest that it was measured with. */
    PresentValues(
            List<Benchmark> benchmarks,
            List<Score> scores,
            List<ReferenceScore> references,
            Normalisation normalisation) {
        this.normalisation = normalisation;
        scores.forEach(score -> measured(score.name().benchmark(), score.measurement()));
        references.forEach(score -> measured(score.name().benchmark(), score.measurement()));
        benchmarks.stream()
                .filter(benchmark -> benchmark.version() > 0)
                .forEach(benchmark -> versions.put(benchmark.name(), benchmark.version()));
    }

    private void measured(BenchmarkName benchmark, Measurement measurement) {
        versions.merge(benchmark, measurement.benchmarkVersion(), Math::max);
    }

    /** Of a network of a family it is what was published, which is (r/c)^2 alone. */
    OptionalDouble of(ReferenceScore score) {
        BenchmarkName benchmark = score.name().benchmark();
        return score.point()
                .map(point -> normalisation == Normalisation.RATIO_SQUARED && counts(benchmark, score.measurement())
                        ? OptionalDouble.of(point.ratioSquared())
                        : OptionalDouble.empty())
                .orElseGet(() -> of(benchmark, score.measurement()));
    }

    private boolean counts(BenchmarkName benchmark, Measurement measurement) {
        return measurement.error().isEmpty()
                && Integer.valueOf(measurement.benchmarkVersion()).equals(versions.get(benchmark));
    }

    OptionalDouble of(BenchmarkName benchmark, Measurement measurement) {
        boolean counts = counts(benchmark, measurement);
        return measurement
                .values()
                .ceiled()
                .filter(values -> counts)
                .map(values -> OptionalDouble.of(normalisation.of(values)))
                .orElse(OptionalDouble.empty());
    }
}
