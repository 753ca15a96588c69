package ventral.cli.study.drawing;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import ventral.cli.study.drawing.VectorShape.Polyline;
import ventral.cli.study.drawing.VectorShape.TextAnchor;
import ventral.cli.study.drawing.VectorShape.TextLabel;

/** Draws the elements of a chart: axes with grid and ticks, names, heading and legend. */
public final class ChartElements {

    public static final double TEXT = 12;
    private static final double SMALL_TEXT = 11;
    private static final double CHARACTER = 6.4;
    private static final double LINE = 15;

    private ChartElements() {}

    /** Draws a horizontal axis below a chart, with grid lines up to the top. */
    public static void horizontal(Axis axis, double top, double bottom, String name, Consumer<VectorShape> shapes) {
        double free = Double.NEGATIVE_INFINITY;
        for (Axis.Tick tick : axis.ticks()) {
            double x = axis.at(tick.value());
            shapes.accept(Polyline.between(x, top, x, bottom, PlotColours.GRID, 1));
            double half = tick.label().length() * CHARACTER / 2;
            if (x - half > free) {
                shapes.accept(label(x, bottom + 16, tick.label(), TextAnchor.MIDDLE));
                free = x + half + CHARACTER;
            }
        }
        shapes.accept(Polyline.between(axis.from(), bottom, axis.to(), bottom, PlotColours.GREY, 1));
        shapes.accept(new TextLabel(
                (axis.from() + axis.to()) / 2, bottom + 36, name, TEXT, TextAnchor.MIDDLE, PlotColours.BLACK, false));
    }

    /** Draws a vertical axis left of a chart, with grid lines to the right edge. */
    public static void vertical(Axis axis, double left, double right, String name, Consumer<VectorShape> shapes) {
        for (Axis.Tick tick : axis.ticks()) {
            double y = axis.at(tick.value());
            shapes.accept(Polyline.between(left, y, right, y, PlotColours.GRID, 1));
            shapes.accept(label(left - 6, y + 4, tick.label(), TextAnchor.END));
        }
        shapes.accept(Polyline.between(left, axis.from(), left, axis.to(), PlotColours.GREY, 1));
        if (!name.isEmpty()) {
            shapes.accept(new TextLabel(
                    left - 44, (axis.from() + axis.to()) / 2, name, TEXT, TextAnchor.MIDDLE, PlotColours.BLACK, true));
        }
    }

    /** Writes names to the right of a chart, each at the height of its value but without overlap. */
    public static void names(SortedMap<Double, String> names, Axis axis, double x, Consumer<VectorShape> shapes) {
        double free = Double.POSITIVE_INFINITY;
        for (var name : names.entrySet()) {
            double y = Math.min(axis.at(name.getKey()), free - LINE);
            shapes.accept(label(x, y + 4, name.getValue(), TextAnchor.START));
            free = y;
        }
    }

    /** Returns small black text. */
    public static TextLabel label(double x, double y, String text, TextAnchor anchor) {
        return new TextLabel(x, y, text, SMALL_TEXT, anchor, PlotColours.BLACK, false);
    }

    /** Draws a heading of one line, and a smaller line below it. */
    public static void heading(String title, String subtitle, double left, Consumer<VectorShape> shapes) {
        shapes.accept(new TextLabel(left, 22, title, 15, TextAnchor.START, PlotColours.BLACK, false));
        shapes.accept(new TextLabel(left, 40, subtitle, SMALL_TEXT, TextAnchor.START, PlotColours.GREY, false));
    }

    /** Draws a legend from top to bottom: a line in each colour with its name. */
    public static void legend(
            List<String> names, List<String> colours, double x, double y, Consumer<VectorShape> shapes) {
        for (int i = 0; i < names.size(); i++) {
            double line = y + 18 * i;
            shapes.accept(Polyline.between(x, line, x + 16, line, colours.get(i), 2.5));
            shapes.accept(label(x + 22, line + 4, names.get(i), TextAnchor.START));
        }
    }
}
