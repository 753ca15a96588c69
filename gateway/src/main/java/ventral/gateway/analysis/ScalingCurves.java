package ventral.gateway.analysis;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ventral.contract.name.ScalingCurveName;
import ventral.gateway.analysis.sweep.MeasuredRuns;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.analysis.sweep.SweepMeasures;
import ventral.gateway.analysis.sweep.SweepResults;

/** Builds the curves of a sweep: of each objective on each benchmark, and over each suite of benchmarks. */
public final class ScalingCurves {

    private ScalingCurves() {}

    /** Returns all curves of the sweep, by name. */
    public static List<ScalingCurve> of(SweepResults results) {
        return SweepMeasures.of(results).stream()
                .flatMap(measured -> through(results, measured))
                .sorted(comparing(curve -> curve.name().toString()))
                .toList();
    }

    /** Returns one curve, without the cost of fitting the others. */
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
