package ventral.gateway.analysis.alignment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Score;

/**
 * Selects values that may be compared with each other: measured with the current version of their benchmark, without an
 * error, and with a known ceiling if the normalisation needs one.
 */
public final class ComparableValues {

    private final Normalisation normalisation;
    private final Map<BenchmarkName, Integer> versions = new HashMap<>();

    /**
     * Collects the current versions. A benchmark that does not state its version has the highest version that any score
     * was measured with.
     */
    public ComparableValues(
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

    /** Returns the value of a reference network. A network of a family has only its published value, (r/c)^2. */
    Optional<AlignmentValue> of(ReferenceScore score) {
        BenchmarkName benchmark = score.name().benchmark();
        return score.point()
                .map(point -> normalisation == Normalisation.RATIO_SQUARED && counts(benchmark, score.measurement())
                        ? Optional.of(new AlignmentValue(point.ratioSquared()))
                        : Optional.<AlignmentValue>empty())
                .orElseGet(() -> of(benchmark, score.measurement()));
    }

    public Optional<AlignmentValue> of(BenchmarkName benchmark, Measurement measurement) {
        return counts(benchmark, measurement) ? normalisation.of(measurement.values()) : Optional.empty();
    }

    private boolean counts(BenchmarkName benchmark, Measurement measurement) {
        return measurement.error() == null
                && Integer.valueOf(measurement.benchmarkVersion()).equals(versions.get(benchmark));
    }
}
