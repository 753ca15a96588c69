package ventral.gateway.analysis;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ventral.contract.name.ScalingCurveName;

/** The curves of a sweep: of each objective on each benchmark, and over each suite of benchmarks. */
public final class ScalingCurves {

    private ScalingCurves() {}

    /** By name. */
    public static List<ScalingCurve> of(SweepResults results) {
        return SweepMeasures.of(results).stream()
                .flatMap(measured -> through(results, measured))
                .sorted(comparing(curve -> curve.name().toString()))
                .toList();
    }

    /** One of them, without the cost of fitting the others. */
    public static Optional<ScalingCurve> find(SweepResults results, ScalingCurveName name) {
        return SweepMeasures.of(results).stream()
                .filter(measured -> measured.measure().equals(name.measure()))
                .flatMap(measured -> through(results, measured.ofControlsAnd(name.objective())))
                .findFirst();
    }

    private static Stream<ScalingCurve> through(SweepResults results, MeasuredRuns measured) {
        List<ObjectiveScores> controls = measured.controls();
        return measured.learntObjectives().stream()
                .map(objective -> ScalingCurve.through(
                        new ScalingCurveName(results.sweep(), objective, measured.measure()),
                        measured.of(objective),
                        controls,
                        results.training()));
    }
}
