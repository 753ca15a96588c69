package ventral.cli.experiment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Benchmark;
import ventral.api.v1.ControlLevel;
import ventral.api.v1.LogLinearFit;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceCurve;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.Score;
import ventral.cli.terminal.CurvePlot;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.PlotSeries;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.Measure;
import ventral.contract.name.Measure.SuiteMean;
import ventral.contract.name.ScalingCurveName;

/**
 * Plots score against dataset size: one plot per benchmark, then one per suite of benchmarks. Each plot has one curve
 * per objective, with controls that learn nothing and reference networks as horizontal lines.
 */
public final class ScalingCurvePlots {

    private static final String MARKS = "●▲■◆○△□◇";
    private static final String REFERENCE_MARKS = "×+※";
    private static final String CONTROLS = "╌┄";
    private static final String REFERENCES = "━═┉┅";
    private static final int MAX_WIDTH = 72;
    private static final int HEIGHT = 13;

    private final List<Benchmark> benchmarks;
    private final List<Score> scores;
    private final List<ScalingCurve> curves;

    public ScalingCurvePlots(ExperimentSnapshot snapshot, List<ScalingCurve> curves) {
        this(snapshot.ready(), snapshot.scores(), curves);
    }

    /**
     * Creates plots of the curves on given benchmarks.
     *
     * @param benchmarks benchmarks to plot curves on
     * @param scores scores of the curves' runs
     */
    public ScalingCurvePlots(List<Benchmark> benchmarks, List<Score> scores, List<ScalingCurve> curves) {
        this.benchmarks =
                benchmarks.stream().sorted(ExperimentSnapshot.BY_REGION).toList();
        this.scores = List.copyOf(scores);
        this.curves = List.copyOf(curves);
    }

    /** Returns the normalisation of the curves' values. */
    public Normalisation normalisation() {
        return curves.isEmpty()
                ? Normalisation.NORMALISATION_UNSPECIFIED
                : curves.get(0).getNormalisation();
    }

    /**
     * Formats the plots and their legends.
     *
     * @param columns width of the terminal
     */
    public List<String> lines(int columns) {
        Map<String, List<ScalingCurve>> byMeasure =
                curves.stream().collect(groupingBy(curve -> measure(curve).toString(), TreeMap::new, toList()));
        List<String> lines = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            String id = BenchmarkName.parse(benchmark.getName()).id();
            List<ScalingCurve> here = byMeasure.getOrDefault(id, List.of());
            if (!here.isEmpty()) {
                String title = ScoreTables.region(benchmark) + "  " + benchmark.getName();
                lines.addAll(plot(title, benchmark.getSimulated(), here, control(benchmark), columns));
                lines.add("");
            }
        }
        for (List<ScalingCurve> here : byMeasure.values()) {
            if (measure(here.get(0)) instanceof SuiteMean mean) {
                String title = "mean of V1, V2, V4 and IT  suite " + mean.suite();
                boolean simulated = here.get(0).getSimulated();
                lines.addAll(plot(title, simulated, here, null, columns));
                lines.add("");
            }
        }
        return lines;
    }

    /** Returns the mean over checkpoints 0 of all runs, for sweeps without an untrained control of their own. */
    private @Nullable Double control(Benchmark benchmark) {
        OptionalDouble mean = scores.stream()
                .filter(score -> score.getBenchmark().equals(benchmark.getName())
                        && score.getSeenImageCount() == 0
                        && score.getBenchmarkVersion() == benchmark.getVersion())
                .map(score -> ScoreCells.of(score, normalisation()))
                .flatMapToDouble(ScalingCurvePlots::value)
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    private static DoubleStream value(ScoreCells cells) {
        Double value = cells.value();
        return value == null ? DoubleStream.empty() : DoubleStream.of(value);
    }

    private static List<String> plot(
            String title, boolean simulated, List<ScalingCurve> here, @Nullable Double control, int columns) {
        List<ScalingCurve> drawn =
                here.stream().filter(curve -> curve.getPointsCount() > 0).toList();
        List<PlotSeries> series = new ArrayList<>();
        for (ScalingCurve curve : drawn) {
            series.add(series(curve, MARKS.charAt(series.size() % MARKS.length())));
        }
        List<ReferenceCurve> referenceCurves = here.get(0).getReferenceCurvesList();
        List<PlotSeries> referenceSeries = new ArrayList<>();
        for (ReferenceCurve reference : referenceCurves) {
            if (reference.getPointsCount() > 0) {
                referenceSeries.add(
                        series(reference, REFERENCE_MARKS.charAt(referenceSeries.size() % REFERENCE_MARKS.length())));
            }
        }
        List<ReferenceLine> references = here.get(0).getReferencesList();
        List<ControlLevel> controls = here.get(0).getControlsList();
        List<CurvePlot.HorizontalLine> levels = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            levels.add(new CurvePlot.HorizontalLine(
                    CONTROLS.charAt(i % CONTROLS.length()), controls.get(i).getMean()));
        }
        if (controls.isEmpty() && control != null) {
            levels.add(new CurvePlot.HorizontalLine(CONTROLS.charAt(0), control));
        }
        for (int i = 0; i < references.size(); i++) {
            levels.add(new CurvePlot.HorizontalLine(
                    REFERENCES.charAt(i % REFERENCES.length()),
                    references.get(i).getValue()));
        }
        int width = Math.max(20, Math.min(MAX_WIDTH, columns - 10));
        List<String> lines = new ArrayList<>();
        lines.add("%s%s: %s against training images"
                .formatted(
                        title,
                        simulated ? "  simulated" : "",
                        Normalisations.word(here.get(0).getNormalisation())));
        String length =
                TrainingLength.words(here.get(0).getUpdateCount(), here.get(0).getEpochCount());
        if (!length.isEmpty()) {
            lines.add("  " + length);
        }
        if (!drawn.isEmpty()) {
            List<PlotSeries> all = new ArrayList<>(referenceSeries);
            all.addAll(series);
            lines.addAll(new CurvePlot(all, levels, width, HEIGHT).lines());
        }
        for (int i = 0; i < drawn.size(); i++) {
            lines.add("  %s %s".formatted(series.get(i).mark(), legend(series.get(i), drawn.get(i))));
            SlopeWarning.of(drawn.get(i), control).map("      "::concat).ifPresent(lines::add);
            ExtrapolationDescription.lines(drawn.get(i)).stream()
                    .map("      "::concat)
                    .forEach(lines::add);
        }
        for (int i = 0; i < controls.size(); i++) {
            lines.add("  %s %s".formatted(CONTROLS.charAt(i % CONTROLS.length()), legend(controls.get(i))));
        }
        if (controls.isEmpty() && control != null) {
            lines.add("  %s untrained control %s".formatted(CONTROLS.charAt(0), NumberFormats.score(control)));
        }
        for (int i = 0; i < references.size(); i++) {
            lines.add("  %s %s %s"
                    .formatted(
                            REFERENCES.charAt(i % REFERENCES.length()),
                            references.get(i).getDisplayName(),
                            NumberFormats.score(references.get(i).getValue())));
        }
        referenceSeries.forEach(one -> lines.add("  %s %s".formatted(one.mark(), one.name())));
        referenceCurves.stream()
                .filter(reference -> reference.getPointsCount() == 0)
                .map(reference -> "  without the curve of %s: %s"
                        .formatted(reference.getDisplayName(), reference.getUnavailableReason()))
                .forEach(lines::add);
        lines.addAll(LeftOutRuns.lines(here.stream()
                .flatMap(curve -> curve.getLeftOutRunsList().stream())
                .toList()));
        return lines;
    }

    private static String legend(PlotSeries series, ScalingCurve curve) {
        if (!curve.hasFit()) {
            return series.name() + "  no fit: three dataset sizes are needed";
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

    private static String legend(ControlLevel control) {
        return "%s control %s%s, n = %d"
                .formatted(
                        control.getDisplayName(),
                        NumberFormats.score(control.getMean()),
                        control.hasStandardDeviation()
                                ? " ± %s SD".formatted(NumberFormats.score(control.getStandardDeviation()))
                                : "",
                        control.getRunCount());
    }

    private static PlotSeries series(ScalingCurve curve, char mark) {
        PlotSeries.FitLine line = curve.hasFit()
                ? new PlotSeries.FitLine(
                        curve.getFit().getIntercept(), curve.getFit().getSlopePerDecade())
                : null;
        return new PlotSeries(
                ScalingCurveName.parse(curve.getName()).objective().displayName(),
                mark,
                curve.getPointsList().stream()
                        .map(point -> new PlotSeries.Point(point.getImageCount(), point.getMean()))
                        .toList(),
                line);
    }

    /** Returns a series of the points alone, because a plot draws straight lines only. */
    private static PlotSeries series(ReferenceCurve reference, char mark) {
        String end = reference.hasFit()
                ? ", asymptote " + NumberFormats.score(reference.getFit().getLevel())
                : "";
        return new PlotSeries(
                "%s: means by training images%s".formatted(reference.getDisplayName(), end),
                mark,
                reference.getPointsList().stream()
                        .map(point -> new PlotSeries.Point(point.getImageCount(), point.getMean()))
                        .toList(),
                null);
    }

    private static Measure measure(ScalingCurve curve) {
        return ScalingCurveName.parse(curve.getName()).measure();
    }
}
