package ventral.cli.study.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ventral.cli.study.drawing.Axis;
import ventral.cli.study.drawing.ChartElements;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.PlotColours;
import ventral.cli.study.drawing.VectorShape;
import ventral.cli.study.drawing.VectorShape.Circle;
import ventral.cli.study.drawing.VectorShape.DrawingPoint;
import ventral.cli.study.drawing.VectorShape.Polyline;
import ventral.cli.study.drawing.VectorShape.TextAnchor;
import ventral.cli.study.result.StudyComparison;
import ventral.cli.study.statistics.SampleSummary;
import ventral.contract.latent.Control;

/** Draws objectives beside their controls: every seed, the mean, and its 95 % confidence interval. */
public final class ObjectivesFigure {

    private static final int PLOT_WIDTH = 500;
    private static final int MIN_LEFT = 230;
    private static final int RIGHT = 30;

    /** Width of a character of a row's label, pixels: a little more than that of the widest font seen. */
    private static final double CHARACTER_WIDTH = 5.8;

    private static final int TOP = 76;
    private static final int ROW = 30;

    private final List<VectorShape> shapes = new ArrayList<>();
    private final int left;

    private ObjectivesFigure(List<StudyComparison.ComparisonRow> rows) {
        int longest = rows.stream().mapToInt(row -> label(row).length()).max().orElse(0);
        this.left = Math.max(MIN_LEFT, (int) Math.ceil(longest * CHARACTER_WIDTH) + 20);
    }

    /**
     * Draws the figure of a comparison; empty if nothing has a value.
     *
     * @param references scores of networks to compare with
     * @param isSimulated true if the benchmark's responses were simulated
     */
    public static Optional<Drawing> of(
            StudyComparison comparison, List<ReferenceLevel> references, boolean isSimulated) {
        return comparison.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new ObjectivesFigure(comparison.rows()).draw(comparison, references, isSimulated));
    }

    private Drawing draw(StudyComparison comparison, List<ReferenceLevel> references, boolean isSimulated) {
        List<StudyComparison.ComparisonRow> rows = comparison.rows();
        int bottom = TOP + ROW * rows.size();
        List<Double> values = new ArrayList<>();
        for (StudyComparison.ComparisonRow row : rows) {
            values.addAll(row.bySeed().values());
            if (row.summary().hasInterval()) {
                values.add(row.summary().lower());
                values.add(row.summary().upper());
            }
        }
        references.forEach(level -> values.add(level.value()));
        int width = left + PLOT_WIDTH + RIGHT;
        Axis axis = Axis.linear(values, left, width - RIGHT);
        String measure = comparison.scores().measure().displayName();
        ChartElements.heading(
                "Objectives and controls",
                String.format(
                        Locale.ROOT,
                        "%s after %,d images%s; dots: seeds; bar: mean and 95 %% CI; rings: controls",
                        measure,
                        comparison.imageCount(),
                        isSimulated ? ", simulated responses" : ""),
                20,
                shapes::add);
        ChartElements.horizontal(axis, TOP, bottom, measure, shapes::add);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), axis, TOP + ROW * i + ROW / 2.0);
        }
        ReferenceLevel.drawVertical(references, axis, TOP, bottom, shapes::add);
        return new Drawing("Objectives and controls: " + measure, width, bottom + 54, shapes);
    }

    private static String label(StudyComparison.ComparisonRow row) {
        return row.objective().displayName() + " (" + row.summary().count() + ")";
    }

    private void row(StudyComparison.ComparisonRow row, Axis axis, double y) {
        boolean isObjective = row.objective().control() == Control.NONE;
        String colour = isObjective ? PlotColours.of(0) : PlotColours.GREY;
        SampleSummary summary = row.summary();
        shapes.add(ChartElements.label(left - 10, y + 4, label(row), TextAnchor.END));
        row.bySeed()
                .values()
                .forEach(value ->
                        shapes.add(new Circle(axis.at(value), y, 3, isObjective ? "#7fb8d8" : "#b5b5b5", isObjective)));
        if (summary.hasInterval()) {
            shapes.add(Polyline.between(axis.at(summary.lower()), y, axis.at(summary.upper()), y, colour, 2.5));
        }
        double mean = axis.at(summary.mean());
        shapes.add(
                new Polyline(List.of(new DrawingPoint(mean, y - 8), new DrawingPoint(mean, y + 8)), colour, 3, false));
    }
}
