package ventral.cli.study.figure;

import java.util.List;
import java.util.function.Consumer;
import ventral.cli.study.drawing.Axis;
import ventral.cli.study.drawing.ChartElements;
import ventral.cli.study.drawing.PlotColours;
import ventral.cli.study.drawing.VectorShape;
import ventral.cli.study.drawing.VectorShape.Polyline;
import ventral.cli.study.drawing.VectorShape.TextAnchor;

/**
 * The score of a reference network, drawn as a dashed line.
 *
 * @param name such as {@code ImageNet MobileNetV2}
 */
public record ReferenceLevel(String name, double value) {

    /** Draws vertical lines, with the names above the chart. */
    static void drawVertical(
            List<ReferenceLevel> levels, Axis axis, double top, double bottom, Consumer<VectorShape> shapes) {
        for (ReferenceLevel level : levels) {
            double x = axis.at(level.value());
            shapes.accept(Polyline.between(x, top - 4, x, bottom, PlotColours.of(1), 1.5)
                    .dashed());
            shapes.accept(ChartElements.label(
                    x, top - 10, level.name(), x > (axis.from() + axis.to()) / 2 ? TextAnchor.END : TextAnchor.START));
        }
    }

    /** Draws horizontal lines. */
    static void drawHorizontal(
            List<ReferenceLevel> levels, Axis axis, double left, double right, Consumer<VectorShape> shapes) {
        for (ReferenceLevel level : levels) {
            double y = axis.at(level.value());
            shapes.accept(
                    Polyline.between(left, y, right, y, PlotColours.BLACK, 1.2).dashed());
        }
    }
}
