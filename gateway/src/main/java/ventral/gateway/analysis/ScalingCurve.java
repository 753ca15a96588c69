package ventral.gateway.analysis;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ScalingCurveName;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.alignment.ReferenceCurve;
import ventral.gateway.analysis.alignment.ReferenceLine;
import ventral.gateway.analysis.statistics.Crossing;
import ventral.gateway.analysis.statistics.CrossingSearch;
import ventral.gateway.analysis.statistics.LogLinearFit;
import ventral.gateway.analysis.statistics.SaturatingFit;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.analysis.sweep.LeftOutRun;
import ventral.gateway.analysis.sweep.MeasuredRuns;
import ventral.gateway.analysis.sweep.ObjectiveScores;
import ventral.gateway.analysis.sweep.SweepTraining;

/**
 * Relates the alignment of one objective, on one benchmark or over a suite of them, to dataset size.
 *
 * @param normalisation normalisation of every value here
 * @param benchmarks benchmarks that the values are measured on
 * @param simulated true if responses were simulated, not recorded
 * @param points smallest dataset first; empty if every run is left out
 * @param fit null with fewer than three points
 * @param saturating null if it cannot be determined, see {@link SaturatingFit#through}
 * @param leftOut runs that have scores of the suite but no mean over it
 * @param references networks to compare with
 * @param referenceCurves families of networks to compare with, each by dataset size
 * @param controls controls that learn nothing, untrained first
 * @param training how long each run learns, and which sweeps the runs belong to
 */
public record ScalingCurve(
        ScalingCurveName name,
        Normalisation normalisation,
        List<BenchmarkName> benchmarks,
        boolean simulated,
        List<ScalingPoint> points,
        @Nullable LogLinearFit fit,
        @Nullable SaturatingFit saturating,
        List<LeftOutRun> leftOut,
        List<ReferenceLine> references,
        List<ReferenceCurve> referenceCurves,
        List<ObjectiveScores> controls,
        SweepTraining training) {

    public ScalingCurve {
        benchmarks = List.copyOf(benchmarks);
        points = List.copyOf(points);
        leftOut = List.copyOf(leftOut);
        references = List.copyOf(references);
        referenceCurves = List.copyOf(referenceCurves);
        controls = List.copyOf(controls);
    }

    /**
     * Builds the curve of one objective and fits both models.
     *
     * @param measured the curve's runs, at least one
     */
    static ScalingCurve through(
            ScalingCurveName name, MeasuredRuns measured, List<ObjectiveScores> controls, SweepTraining training) {
        TreeMap<Long, List<Double>> valuesBySize = measured.valued().stream()
                .collect(groupingBy(
                        one -> one.run().imageCount(),
                        TreeMap::new,
                        mapping(one -> one.value().value(), toList())));
        List<ScalingPoint> points = valuesBySize.entrySet().stream()
                .map(size -> ScalingPoint.of(size.getKey(), size.getValue()))
                .toList();
        LogLinearFit fit = LogLinearFit.through(points).orElse(null);
        return new ScalingCurve(
                name,
                measured.normalisation(),
                measured.benchmarks(),
                measured.simulated(),
                points,
                fit,
                fit == null ? null : SaturatingFit.through(points, fit).orElse(null),
                measured.leftOutRuns(),
                measured.references(),
                measured.referenceCurves(),
                controls,
                training);
    }

    /** Returns where the line meets a level; empty without a line. */
    public Optional<Crossing> crossing(double level) {
        return Optional.ofNullable(fit)
                .map(line ->
                        Crossing.of(line, level, points.get(points.size() - 1).imageCount()));
    }

    /** Returns where the saturating fit meets a level; empty without such a fit. */
    public Optional<Crossing> saturatingCrossing(double level) {
        return Optional.ofNullable(saturating)
                .map(found -> new CrossingSearch(points).of(found, points, imageCount -> level));
    }

    /** Returns where the line meets a reference curve; empty without a line, or without a fit of the reference. */
    public Optional<Crossing> crossing(ReferenceCurve reference) {
        return Optional.ofNullable(fit)
                .flatMap(line -> reference.law().map(law -> new CrossingSearch(points).of(line, law::at)));
    }

    /** Returns where the saturating fit meets a reference curve; empty without either fit. */
    public Optional<Crossing> saturatingCrossing(ReferenceCurve reference) {
        return Optional.ofNullable(saturating)
                .flatMap(found -> reference.law().map(law -> new CrossingSearch(points).of(found, points, law::at)));
    }
}
