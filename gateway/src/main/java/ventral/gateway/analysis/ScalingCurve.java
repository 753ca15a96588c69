package ventral.gateway.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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

    /** @param measured the curve's runs, at least one */
    static ScalingCurve through(ScalingCurveName name, MeasuredRuns measured) {
        TreeMap<Long, List<Double>> valuesBySize = measured.valued().stream()
                .collect(groupingBy(
                        one -> one.run().imageCount(), TreeMap::new, mapping(MeasuredRuns.Valued::value, toList())));
        List<ScalingPoint> points = valuesBySize.entrySet().stream()
                .map(size -> ScalingPoint.of(size.getKey(), size.getValue()))
                .toList();
        Optional<LogLinearFit> fit = LogLinearFit.through(points);
        return new ScalingCurve(
                name,
                measured.normalisation(),
                measured.benchmarks(),
                measured.simulated(),
                points,
                fit,
                fit.flatMap(line -> SaturatingFit.through(points, line)),
                measured.leftOutRuns(),
                measured.references());
    }

    /** Where the line meets a level; empty without a line. */
    public Optional<Crossing> crossing(double level) {
        return fit.map(
                line -> Crossing.of(line, level, points.get(points.size() - 1).imageCount()));
    }
}
