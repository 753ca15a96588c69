package ventral.gateway.analysis;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ScalingCurveName;

/**
 * Alignment of one objective, on one benchmark or over a suite of them, against dataset size.
 *
 * @param normalisation of every value here
 * @param benchmarks that the values are of
 * @param simulated whether responses were simulated, not recorded
 * @param points smallest dataset first; none if every run is left out
 * @param fit empty with fewer than three points
 * @param saturating empty where it cannot be told, see {@link SaturatingFit#through}
 * @param leftOut runs that have scores of the suite but no mean over it
 * @param references networks to compare with
 */
public record ScalingCurve(
        ScalingCurveName name,
        Normalisation normalisation,
        List<BenchmarkName> benchmarks,
        boolean simulated,
        List<ScalingPoint> points,
        Optional<LogLinearFit> fit,
        Optional<SaturatingFit> saturating,
        List<LeftOutRun> leftOut,
        List<ReferenceLine> references) {

    public ScalingCurve {
        benchmarks = List.copyOf(benchmarks);
        points = List.copyOf(points);
        leftOut = List.copyOf(leftOut);
        references = List.copyOf(references);
    }

    /** @param valuesBySize of each dataset size one of each run */
    static ScalingCurve through(
            ScalingCurveName name,
            Normalisation normalisation,
            List<BenchmarkName> benchmarks,
            boolean simulated,
            TreeMap<Long, List<Double>> valuesBySize,
            List<LeftOutRun> leftOut,
            List<ReferenceLine> references) {
        List<ScalingPoint> points = valuesBySize.entrySet().stream()
                .map(size -> ScalingPoint.of(size.getKey(), size.getValue()))
                .toList();
        Optional<LogLinearFit> fit = LogLinearFit.through(points);
        return new ScalingCurve(
                name,
                normalisation,
                benchmarks,
                simulated,
                points,
                fit,
                fit.flatMap(line -> SaturatingFit.through(points, line)),
                leftOut,
                references);
    }

    /** Where the line meets a level; empty without a line. */
    public Optional<Crossing> crossing(double level) {
        return fit.map(
                line -> Crossing.of(line, level, points.get(points.size() - 1).imageCount()));
    }
}
