package ventral.gateway.analysis;

import java.util.Comparator;
import java.util.List;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.Benchmark;
import ventral.gateway.ledger.ReferenceScore;
import ventral.gateway.ledger.Score;

/** The curves of a sweep: of each objective on each benchmark, and over each suite of benchmarks. */
public final class ScalingCurves {

    private ScalingCurves() {}

    /**
     * By name.
     *
     * @param finalScores one of each run and benchmark: that of the run's last checkpoint
     * @param benchmarks all that there are, which say what is present and what belongs together
     * @param references all that there are
     */
    public static List<ScalingCurve> of(
            SweepName sweep,
            List<Score> finalScores,
            List<Benchmark> benchmarks,
            List<ReferenceScore> references,
            Normalisation normalisation) {
        return SweepMeasures.of(finalScores, benchmarks, references, normalisation).stream()
                .flatMap(measured -> measured.objectives().stream()
                        .map(objective -> ScalingCurve.through(
                                new ScalingCurveName(sweep, objective, measured.measure()), measured.of(objective))))
                .sorted(Comparator.comparing(curve -> curve.name().toString()))
                .toList();
    }
}
