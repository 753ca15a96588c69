package ventral.scorer.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import ventral.scorer.assembly.Region;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerScore;
import ventral.scorer.score.Normalisation;
import ventral.scorer.score.PcaCalibration;
import ventral.scorer.score.SuiteScore;

/** Prints scores as a table, each line as soon as its score is known. */
final class ScoreReport {

    private static final String LINE = "%-6s  %-34s  %-20s  %7s  %7s  %16s  %7s  %7s%n";

    private final PrintStream out;
    private final boolean showsProfile;

    ScoreReport(PrintStream out, boolean showsProfile) {
        this.out = out;
        this.showsProfile = showsProfile;
    }

    void printHeader(String network, String engine) {
        out.printf("%s, with %s%n%n", network, engine);
        out.printf(
                LINE,
                "region",
                "benchmark",
                "layer",
                "raw r",
                "± s.e.",
                "ceiling",
                Normalisation.RATIO_SQUARED.formula(),
                Normalisation.SQUARED_OVER_CEILING.formula());
    }

    void score(Benchmark benchmark, AlignmentScore score) {
        Ceiling ceiling = score.ceiling();
        boolean isSimulated = benchmark.description().origin() == ResponseOrigin.SIMULATED;
        out.printf(
                LINE,
                benchmark.description().region(),
                benchmark.description().name().id() + (isSimulated ? " (simulated)" : ""),
                score.layer(),
                number(score.raw().value()),
                error(score.raw()),
                ceiling == null ? "unknown" : BenchmarkFormatter.ceiling(ceiling),
                normalised(score, Normalisation.RATIO_SQUARED),
                normalised(score, Normalisation.SQUARED_OVER_CEILING));
        if (showsProfile) {
            score.commitment().layers().forEach(this::layer);
            out.printf("        layer chosen: %s%n", choice(score.commitment().choice()));
        }
    }

    private void layer(LayerScore layer) {
        out.printf(
                "        %-34s  %-20s  %7s  %7s  %16s%s%n",
                "",
                layer.layer(),
                number(layer.raw().value()),
                error(layer.raw()),
                Double.isNaN(layer.effectiveDimensionality())
                        ? ""
                        : "%.1f dimensions".formatted(layer.effectiveDimensionality()),
                layer.choiceValue() == null ? "" : "  chosen by " + number(layer.choiceValue()));
    }

    /** Prints the scores of the regions, and their mean if all four have one. */
    void suites(List<SuiteScore.BenchmarkScore> scores) {
        for (Normalisation normalisation : Normalisation.values()) {
            for (SuiteScore suite : SuiteScore.of(scores, normalisation)) {
                out.printf(
                        "%n%s, %s: %s%n",
                        suite.suite(),
                        normalisation.formula(),
                        Arrays.stream(Region.values())
                                .filter(region -> suite.regions().containsKey(region))
                                .map(region ->
                                        region + " " + number(suite.regions().getOrDefault(region, Double.NaN)))
                                .collect(Collectors.joining("  ")));
                out.println(
                        suite.mean().isPresent()
                                ? "  mean of V1, V2, V4 and IT: "
                                        + number(suite.mean().getAsDouble())
                                : "  no mean of four regions: no score of " + suite.missing());
            }
        }
    }

    private static String choice(LayerChoice choice) {
        if (choice instanceof LayerChoice.Best best) {
            PcaCalibration calibration = best.calibration();
            return "best on %s%s"
                    .formatted(
                            best.on().id(),
                            calibration == null
                                    ? ""
                                    : ", by %d principal components of %s"
                                            .formatted(calibration.componentCount(), calibration.description()));
        }
        return "named by the layer map";
    }

    /** Formats the standard error over splits; blank if there are no splits. */
    private static String error(MetricScore consistency) {
        return consistency.splitValues().length == 0 ? "" : number(consistency.standardError());
    }

    /** Formats a normalised score; blank if no ceiling is known. */
    private static String normalised(AlignmentScore score, Normalisation normalisation) {
        OptionalDouble value = normalisation.of(score);
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String number(double value) {
        return "%.4f".formatted(value);
    }
}
