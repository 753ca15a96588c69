package ventral.cli.experiment;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ventral.api.v1.Benchmark;
import ventral.api.v1.LogLinearFit;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.Score;
import ventral.cli.terminal.CurvePlot;
import ventral.cli.terminal.Series;
import ventral.cli.terminal.Words;
import ventral.contract.name.ScalingCurveName;

/** Score against dataset size: one plot a benchmark, one curve an objective, and the untrained control as a level. */
public final class Curves {

    private static final String MARKS = "●▲■◆○△□◇";
    private static final int MAX_WIDTH = 72;
    private static final int HEIGHT = 13;

    private final Snapshot snapshot;
    private final List<ScalingCurve> curves;
    private final Map<String, Double> controls;

    public Curves(Snapshot snapshot, List<ScalingCurve> curves) {
        this.snapshot = snapshot;
        this.curves = List.copyOf(curves);
        this.controls = snapshot.scores().stream()
                .collect(groupingBy(
                        Score::getBenchmark,
                        filtering(
                                score -> score.getSeenImageCount() == 0 && !score.hasError(),
                                averagingDouble(Score::getRatioSquaredValue))));
    }

    /** @param columns of the terminal */
    public List<String> lines(int columns) {
        List<String> lines = new ArrayList<>();
        for (Benchmark benchmark : snapshot.ready()) {
            List<ScalingCurve> here = curves.stream()
                    .filter(curve -> benchmarkOf(curve).equals(benchmark.getName()) && curve.getPointsCount() > 0)
                    .toList();
            if (!here.isEmpty()) {
                lines.addAll(plot(benchmark, here, columns));
                lines.add("");
            }
        }
        return lines;
    }

    private List<String> plot(Benchmark benchmark, List<ScalingCurve> here, int columns) {
        double control = controls.getOrDefault(benchmark.getName(), Double.NaN);
        List<Series> series = new ArrayList<>();
        for (ScalingCurve curve : here) {
            series.add(series(curve, MARKS.charAt(series.size() % MARKS.length())));
        }
        int width = Math.max(20, Math.min(MAX_WIDTH, columns - 10));
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s%s: (r/c)² against training images"
                .formatted(
                        ScoreTables.region(benchmark),
                        benchmark.getName(),
                        benchmark.getSimulated() ? "  simulated" : ""));
        lines.addAll(new CurvePlot(series, control, width, HEIGHT).lines());
        for (int i = 0; i < here.size(); i++) {
            lines.add("  %s %s".formatted(series.get(i).mark(), legend(series.get(i), here.get(i))));
        }
        if (Double.isFinite(control)) {
            lines.add("  ╌ untrained control %s".formatted(Words.score(control)));
        }
        return lines;
    }

    private static String legend(Series series, ScalingCurve curve) {
        if (!curve.hasFit()) {
            return series.name() + "  no fit: it takes three dataset sizes";
        }
        LogLinearFit fit = curve.getFit();
        return String.format(
                Locale.ROOT,
                "%s  %+.4f ± %.4f for each factor of ten in images (R² %.2f)",
                series.name(),
                fit.getSlopePerDecade(),
                fit.getSlopeStandardError(),
                fit.getRSquared());
    }

    private static Series series(ScalingCurve curve, char mark) {
        Optional<Series.Line> line = curve.hasFit()
                ? Optional.of(new Series.Line(
                        curve.getFit().getIntercept(), curve.getFit().getSlopePerDecade()))
                : Optional.empty();
        return new Series(
                ScalingCurveName.parse(curve.getName()).objective().displayName(),
                mark,
                curve.getPointsList().stream()
                        .map(point -> new Series.Point(point.getImageCount(), point.getMean()))
                        .toList(),
                line);
    }

    private static String benchmarkOf(ScalingCurve curve) {
        return ScalingCurveName.parse(curve.getName()).benchmark().toString();
    }
}
