package ventral.cli.study.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ventral.cli.study.drawing.Axis;
import ventral.cli.study.drawing.Colours;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.Plot;
import ventral.cli.study.drawing.Shape;
import ventral.cli.study.drawing.Shape.Anchor;
import ventral.cli.study.drawing.Shape.Dot;
import ventral.cli.study.drawing.Shape.Line;
import ventral.cli.study.drawing.Shape.Place;
import ventral.cli.study.result.Comparison;
import ventral.cli.study.statistics.Summary;
import ventral.contract.latent.Control;

/** Draws objectives beside their controls: every seed, the mean, and its 95 % confidence interval. */
public final class ObjectivesFigure {

    private static final int WIDTH = 760;
    private static final int LEFT = 230;
    private static final int TOP = 76;
    private static final int ROW = 30;

    private final List<Shape> shapes = new ArrayList<>();

    private ObjectivesFigure() {}

    /**
     * Draws the figure of a comparison; empty if nothing has a value.
     *
     * @param references scores of networks to compare with
     * @param isSimulated true if the benchmark's responses were simulated
     */
    public static Optional<Drawing> of(Comparison comparison, List<Level> references, boolean isSimulated) {
        return comparison.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new ObjectivesFigure().draw(comparison, references, isSimulated));
    }

    private Drawing draw(Comparison comparison, List<Level> references, boolean isSimulated) {
        List<Comparison.Row> rows = comparison.rows();
        int bottom = TOP + ROW * rows.size();
        List<Double> values = new ArrayList<>();
        for (Comparison.Row row : rows) {
            values.addAll(row.bySeed().values());
            if (row.summary().hasInterval()) {
                values.add(row.summary().lower());
                values.add(row.summary().upper());
            }
        }
        references.forEach(level -> values.add(level.value()));
        Axis axis = Axis.linear(values, LEFT, WIDTH - 30);
        String measure = comparison.scores().measure().displayName();
        Plot.heading(
                "Objectives and controls",
                String.format(
                        Locale.ROOT,
                        "%s after %,d images%s; dots: seeds; bar: mean and 95 %% CI; rings: controls",
                        measure,
                        comparison.imageCount(),
                        isSimulated ? ", simulated responses" : ""),
                20,
                shapes::add);
        Plot.horizontal(axis, TOP, bottom, measure, shapes::add);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), axis, TOP + ROW * i + ROW / 2.0);
        }
        Level.across(references, axis, TOP, bottom, shapes::add);
        return new Drawing("Objectives and controls: " + measure, WIDTH, bottom + 54, shapes);
    }

    private void row(Comparison.Row row, Axis axis, double y) {
        boolean isObjective = row.objective().control() == Control.NONE;
        String colour = isObjective ? Colours.of(0) : Colours.GREY;
        Summary summary = row.summary();
        shapes.add(
                Plot.label(LEFT - 10, y + 4, row.objective().displayName() + " (" + summary.count() + ")", Anchor.END));
        row.bySeed()
                .values()
                .forEach(value ->
                        shapes.add(new Dot(axis.at(value), y, 3, isObjective ? "#7fb8d8" : "#b5b5b5", isObjective)));
        if (summary.hasInterval()) {
            shapes.add(Line.between(axis.at(summary.lower()), y, axis.at(summary.upper()), y, colour, 2.5));
        }
        double mean = axis.at(summary.mean());
        shapes.add(new Line(List.of(new Place(mean, y - 8), new Place(mean, y + 8)), colour, 3, false));
    }
}
