package ventral.cli.study.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.cli.study.drawing.Axis;
import ventral.cli.study.drawing.ChartElements;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.PlotColours;
import ventral.cli.study.drawing.VectorShape;
import ventral.cli.study.drawing.VectorShape.Circle;
import ventral.cli.study.drawing.VectorShape.DrawingPoint;
import ventral.cli.study.drawing.VectorShape.Polyline;
import ventral.cli.study.drawing.VectorShape.Rectangle;
import ventral.cli.study.result.ComparableScores;
import ventral.cli.study.result.StudyComparison;
import ventral.cli.study.result.StudyScalingCurve;
import ventral.cli.study.statistics.SampleSummary;
import ventral.contract.latent.Control;

/** Draws scores against dataset size, with the controls as bands and reference networks as dashed lines. */
public final class ScalingFigure {

    private static final int WIDTH = 860;
    private static final int LEFT = 80;
    private static final int RIGHT = 620;
    private static final int TOP = 66;
    private static final int BOTTOM = 400;

    private final List<VectorShape> shapes = new ArrayList<>();

    private ScalingFigure() {}

    /**
     * Draws the figure of comparable runs; empty if no objective has values at three dataset sizes.
     *
     * @param comparison at the largest dataset size; gives the controls
     * @param isSimulated true if the benchmark's responses were simulated
     */
    public static Optional<Drawing> of(
            ComparableScores scores, StudyComparison comparison, List<ReferenceLevel> references, boolean isSimulated) {
        List<StudyScalingCurve> curves = scores.pool().objectives().stream()
                .flatMap(objective -> StudyScalingCurve.of(scores, objective).stream())
                .toList();
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScalingFigure().draw(scores, curves, comparison, references, isSimulated));
    }

    private Drawing draw(
            ComparableScores scores,
            List<StudyScalingCurve> curves,
            StudyComparison comparison,
            List<ReferenceLevel> references,
            boolean isSimulated) {
        List<StudyComparison.ComparisonRow> controls = comparison.rows().stream()
                .filter(row -> row.objective().control() != Control.NONE)
                .toList();
        List<Double> sizes = curves.stream()
                .flatMap(curve -> curve.points().keySet().stream())
                .map(Long::doubleValue)
                .toList();
        Axis across = Axis.logarithmic(sizes, sizes, LEFT, RIGHT);
        Axis up = Axis.linear(values(curves, controls, references), BOTTOM, TOP);
        String measure = scores.measure().displayName();
        ChartElements.heading(
                "Score against dataset size",
                "%s%s; dots: seeds; lines: least squares through the means; bands: controls, mean ± SD"
                        .formatted(measure, isSimulated ? ", simulated responses" : ""),
                20,
                shapes::add);
        ChartElements.vertical(up, LEFT, RIGHT, scores.measure().value().symbol(), shapes::add);
        ChartElements.horizontal(across, TOP, BOTTOM, "images in the dataset (logarithmic)", shapes::add);
        SortedMap<Double, String> beside = new TreeMap<>();
        for (int i = 0; i < controls.size(); i++) {
            band(controls.get(i), up, PlotColours.of(9 - i));
            beside.merge(
                    controls.get(i).summary().mean(),
                    controls.get(i).objective().displayName(),
                    (one, other) -> one + ", " + other);
        }
        ReferenceLevel.drawHorizontal(references, up, LEFT, RIGHT, shapes::add);
        references.forEach(level -> beside.merge(level.value(), level.name(), (one, other) -> one + ", " + other));
        ChartElements.names(beside, up, RIGHT + 8, shapes::add);
        List<String> names = new ArrayList<>();
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            curve(curves.get(i), PlotColours.of(i), across, up);
            names.add(name(curves.get(i)));
            colours.add(PlotColours.of(i));
        }
        ChartElements.legend(names, colours, LEFT, BOTTOM + 62, shapes::add);
        return new Drawing("Score against dataset size: " + measure, WIDTH, BOTTOM + 72 + 18 * curves.size(), shapes);
    }

    private static List<Double> values(
            List<StudyScalingCurve> curves,
            List<StudyComparison.ComparisonRow> controls,
            List<ReferenceLevel> references) {
        List<Double> values = new ArrayList<>();
        curves.forEach(curve -> curve.bySize().values().forEach(bySeed -> values.addAll(bySeed.values())));
        controls.forEach(row -> values.add(row.summary().mean()));
        references.forEach(level -> values.add(level.value()));
        return values;
    }

    private void band(StudyComparison.ComparisonRow control, Axis up, String colour) {
        SampleSummary summary = control.summary();
        double deviation = summary.hasInterval() ? summary.standardDeviation() : 0;
        double top = up.at(Math.min(up.high(), summary.mean() + deviation));
        double bottom = up.at(Math.max(up.low(), summary.mean() - deviation));
        shapes.add(new Rectangle(LEFT, top, RIGHT - LEFT, Math.max(1, bottom - top), colour, 0.18));
        double y = up.at(summary.mean());
        shapes.add(Polyline.between(LEFT, y, RIGHT, y, colour, 1));
    }

    private void curve(StudyScalingCurve curve, String colour, Axis across, Axis up) {
        long first = curve.points().firstKey();
        long last = curve.points().lastKey();
        shapes.add(new Polyline(
                List.of(
                        new DrawingPoint(across.at(first), up.at(curve.line().at(first))),
                        new DrawingPoint(across.at(last), up.at(curve.line().at(last)))),
                colour,
                2,
                false));
        curve.bySize()
                .forEach((size, bySeed) -> bySeed.values()
                        .forEach(value -> shapes.add(new Circle(across.at(size), up.at(value), 2.6, colour, false))));
        curve.points()
                .forEach((size, summary) ->
                        shapes.add(new Circle(across.at(size), up.at(summary.mean()), 4.5, colour, true)));
    }

    private static String name(StudyScalingCurve curve) {
        String slope = curve.slope()
                .map(summary -> summary.hasInterval()
                        ? String.format(
                                Locale.ROOT,
                                "%+.4f per decade (95 %% CI %+.4f to %+.4f, %d seeds)",
                                summary.mean(),
                                summary.lower(),
                                summary.upper(),
                                summary.count())
                        : String.format(Locale.ROOT, "%+.4f per decade (1 seed, no CI)", summary.mean()))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%+.4f per decade, through the means (no seed has every size)",
                        curve.line().slopePerDecade()));
        return curve.objective().displayName() + ": " + slope;
    }
}
