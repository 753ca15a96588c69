package ventral.cli.study.figure;

import java.util.List;
import java.util.function.Consumer;
import ventral.cli.study.drawing.Axis;
import ventral.cli.study.drawing.Colours;
import ventral.cli.study.drawing.Plot;
import ventral.cli.study.drawing.Shape;
import ventral.cli.study.drawing.Shape.Anchor;
import ventral.cli.study.drawing.Shape.Line;

/**
 * The score of a reference network, drawn as a dashed line.
 *
 * @param name such as {@code ImageNet MobileNetV2}
 */
public record Level(String name, double value) {

    /** Draws vertical lines, with the names above the chart. */
    static void across(List<Level> levels, Axis axis, double top, double bottom, Consumer<Shape> shapes) {
        for (Level level : levels) {
            double x = axis.at(level.value());
            shapes.accept(
                    Line.between(x, top - 4, x, bottom, Colours.of(1), 1.5).dashed());
            shapes.accept(Plot.label(
                    x, top - 10, level.name(), x > (axis.from() + axis.to()) / 2 ? Anchor.END : Anchor.START));
        }
    }

    /** Draws horizontal lines. */
    static void up(List<Level> levels, Axis axis, double left, double right, Consumer<Shape> shapes) {
        for (Level level : levels) {
            double y = axis.at(level.value());
            shapes.accept(Line.between(left, y, right, y, Colours.BLACK, 1.2).dashed());
        }
    }
}
