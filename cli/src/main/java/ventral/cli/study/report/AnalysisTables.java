package ventral.cli.study.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.cli.study.result.StudyAnalysis;
import ventral.cli.study.result.StudyComparison;
import ventral.cli.study.result.StudyScalingCurve;
import ventral.cli.study.statistics.SampleSummary;

/**
 * Writes the tables of computed values: comparisons, contrasts with controls, paired differences, scaling curves and
 * slopes.
 */
final class AnalysisTables {

    private final List<StudyAnalysis.BenchmarkAnalysis> parts;

    AnalysisTables(StudyAnalysis analysis) {
        this.parts = analysis.parts();
    }

    String comparisons() {
        CsvBuilder csv = new CsvBuilder(
                "pool",
                "benchmark",
                "value",
                "images",
                "objective",
                "control",
                "n",
                "mean",
                "standard_deviation",
                "lower_95",
                "upper_95");
        for (StudyAnalysis.BenchmarkAnalysis part : parts) {
            for (StudyComparison.ComparisonRow row : part.comparison().rows()) {
                SampleSummary summary = row.summary();
                csv.row(
                        part.pool().id(),
                        part.benchmark().name().id(),
                        part.scores().measure().value().id(),
                        part.comparison().imageCount(),
                        row.objective().id(),
                        row.objective().control().id(),
                        summary.count(),
                        summary.mean(),
                        summary.standardDeviation(),
                        summary.lower(),
                        summary.upper());
            }
        }
        return csv.toString();
    }

    String contrasts() {
        CsvBuilder csv = new CsvBuilder(
                "pool",
                "benchmark",
                "value",
                "images",
                "objective",
                "control",
                "mean_difference",
                "u",
                "p",
                "smallest_p",
                "holm_p",
                "pairs",
                "paired_difference",
                "paired_standard_deviation",
                "paired_lower_95",
                "paired_upper_95");
        SampleSummary none = new SampleSummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        for (StudyAnalysis.BenchmarkAnalysis part : parts) {
            for (StudyComparison.Contrast contrast : part.comparison().contrasts()) {
                SampleSummary pairs = contrast.pairs() == null ? none : contrast.pairs();
                csv.row(
                        part.pool().id(),
                        part.benchmark().name().id(),
                        part.scores().measure().value().id(),
                        part.comparison().imageCount(),
                        contrast.objective().id(),
                        contrast.control().id(),
                        contrast.difference(),
                        contrast.test().u(),
                        contrast.test().p(),
                        contrast.test().smallestP(),
                        contrast.holmP(),
                        pairs.count(),
                        pairs.mean(),
                        pairs.standardDeviation(),
                        pairs.lower(),
                        pairs.upper());
            }
        }
        return csv.toString();
    }

    String pairs() {
        CsvBuilder csv = new CsvBuilder(
                "pool",
                "benchmark",
                "value",
                "images",
                "objective",
                "control",
                "seed",
                "score",
                "control_score",
                "difference");
        for (StudyAnalysis.BenchmarkAnalysis part : parts) {
            StudyComparison comparison = part.comparison();
            for (StudyComparison.Contrast contrast : comparison.contrasts()) {
                var scores = comparison.row(contrast.objective()).orElseThrow().bySeed();
                var controls = comparison.row(contrast.control()).orElseThrow().bySeed();
                scores.forEach((seed, score) -> {
                    Double control = controls.get(seed);
                    if (control != null) {
                        csv.row(
                                part.pool().id(),
                                part.benchmark().name().id(),
                                part.scores().measure().value().id(),
                                comparison.imageCount(),
                                contrast.objective().id(),
                                contrast.control().id(),
                                seed,
                                score,
                                control,
                                score - control);
                    }
                });
            }
        }
        return csv.toString();
    }

    String curves() {
        CsvBuilder csv = new CsvBuilder(
                "pool",
                "benchmark",
                "value",
                "objective",
                "images",
                "n",
                "mean",
                "standard_deviation",
                "lower_95",
                "upper_95",
                "line");
        for (StudyAnalysis.BenchmarkAnalysis part : parts) {
            for (StudyScalingCurve curve : part.curves()) {
                curve.points()
                        .forEach((size, point) -> csv.row(
                                part.pool().id(),
                                part.benchmark().name().id(),
                                part.scores().measure().value().id(),
                                curve.objective().id(),
                                size,
                                point.count(),
                                point.mean(),
                                point.standardDeviation(),
                                point.lower(),
                                point.upper(),
                                curve.line().at(size)));
            }
        }
        return csv.toString();
    }

    /** Writes a row for each seed and one for the mean over seeds. */
    String slopes() {
        CsvBuilder csv = new CsvBuilder(
                "pool",
                "benchmark",
                "value",
                "objective",
                "seed",
                "slope_per_decade",
                "standard_deviation",
                "lower_95",
                "upper_95");
        for (StudyAnalysis.BenchmarkAnalysis part : parts) {
            for (StudyScalingCurve curve : part.curves()) {
                curve.slopes().forEach((seed, slope) -> row(csv, part, curve, seed.toString(), slope, null));
                curve.slope().ifPresent(mean -> row(csv, part, curve, "mean", mean.mean(), mean));
            }
        }
        return csv.toString();
    }

    private static void row(
            CsvBuilder csv,
            StudyAnalysis.BenchmarkAnalysis part,
            StudyScalingCurve curve,
            String seed,
            double slope,
            @Nullable SampleSummary summary) {
        csv.row(
                part.pool().id(),
                part.benchmark().name().id(),
                part.scores().measure().value().id(),
                curve.objective().id(),
                seed,
                slope,
                summary == null ? Double.NaN : summary.standardDeviation(),
                summary == null ? Double.NaN : summary.lower(),
                summary == null ? Double.NaN : summary.upper());
    }
}
