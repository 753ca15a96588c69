package ventral.gateway.analysis.alignment;

import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.SUITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.SweepName;
import ventral.gateway.analysis.ScalingCurve;
import ventral.gateway.analysis.ScalingCurves;
import ventral.gateway.analysis.sweep.SweepResults;
import ventral.gateway.analysis.sweep.SweepTraining;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.testing.LedgerSamples;

/** Computes curves and reference lines from scores on one suite of benchmarks. */
abstract class SuiteTestBase {

    static final SweepName SWEEP = new SweepName("demo");
    static final RunName R1 = new RunName("r1");
    static final RunName R2 = new RunName("r2");

    /** Contains two benchmarks of V4. */
    final List<Benchmark> benchmarks = new ArrayList<>(List.of(
            LedgerSamples.benchmark("v1", Region.V1, SUITE),
            LedgerSamples.benchmark("v2", Region.V2, SUITE),
            LedgerSamples.benchmark("v4-a", Region.V4, SUITE),
            LedgerSamples.benchmark("v4-b", Region.V4, SUITE),
            LedgerSamples.benchmark("it", Region.IT, SUITE)));

    final List<Score> scores = new ArrayList<>();
    final List<ReferenceScore> references = new ArrayList<>();
    Normalisation normalisation = Normalisation.RATIO_SQUARED;

    ScalingCurve mean() {
        return curve("mean~" + SUITE);
    }

    ScalingCurve curve(String measure) {
        return curves().stream()
                .filter(curve -> curve.name()
                        .equals(ScalingCurveName.parse("%s/scalingCurves/distance~%s".formatted(SWEEP, measure))))
                .findFirst()
                .orElseThrow();
    }

    List<ScalingCurve> curves() {
        return ScalingCurves.of(
                new SweepResults(SWEEP, SweepTraining.ONE_PASS, scores, benchmarks, references, normalisation));
    }

    void score(RunName run, Map<String, Double> values) {
        values.forEach((benchmark, value) -> add(run, benchmark, LedgerSamples.measurement(1, ceiled(value))));
    }

    void add(RunName run, String benchmark, Measurement measurement) {
        scores.add(LedgerSamples.score(
                new ScoreName(new CheckpointName(run, 640), name(benchmark)),
                LedgerSamples.runSpec(SWEEP, DISTANCE, 640, 0),
                measurement));
    }

    /** Adds the scores of a reference network. A file that is later in the alphabet was scored later. */
    void reference(String id, String file, Map<String, Double> values) {
        values.forEach((benchmark, value) -> {
            ReferenceScore score =
                    LedgerSamples.referenceScore(id, name(benchmark), LedgerSamples.measurement(1, ceiled(value)));
            references.add(new ReferenceScore(
                    score.name(),
                    score.displayName(),
                    file.repeat(32),
                    score.measurement(),
                    LedgerSamples.NOON.plusSeconds(file.charAt(0))));
        });
    }

    /** Returns a score in which r^2 / c is twice (r / c)^2. */
    static Measurement.CeiledScore ceiled(double ratioSquared) {
        return new Measurement.CeiledScore(.8, null, ratioSquared, 2 * ratioSquared);
    }

    static BenchmarkName name(String id) {
        return new BenchmarkName(id);
    }

    static Benchmark recorded(Benchmark sample) {
        return changed(sample, sample.state(), sample.ceilingUnknown(), sample.version(), false);
    }

    static Benchmark with(Benchmark sample, BenchmarkState state, boolean ceilingUnknown, int version) {
        return changed(sample, state, ceilingUnknown, version, sample.simulated());
    }

    private static Benchmark changed(
            Benchmark sample, BenchmarkState state, boolean ceilingUnknown, int version, boolean simulated) {
        return new Benchmark(
                sample.name(),
                state,
                sample.region(),
                sample.suite(),
                sample.metric(),
                sample.ceiling(),
                sample.ceilingLowerBound(),
                ceilingUnknown,
                sample.ceilingSource(),
                sample.stimulusCount(),
                sample.neuroidCount(),
                version,
                simulated,
                sample.citation(),
                sample.license(),
                sample.error(),
                sample.updateTime());
    }
}
