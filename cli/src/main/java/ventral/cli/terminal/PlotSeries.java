package ventral.cli.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One curve of a plot.
 *
 * @param mark character drawn at each point
 * @param points points with positive x
 * @param line line drawn across the plot; null for none
 */
public record PlotSeries(
        String name,
        char mark,
        List<Point> points,
        @Nullable FitLine line) {

    public record Point(double x, double y) {

        public Point {
            if (!(x > 0) || !Double.isFinite(y)) {
                throw new IllegalArgumentException(
                        "point (%s, %s) cannot be drawn on a logarithmic axis: x must be above 0, y finite"
                                .formatted(x, y));
            }
        }
    }

    /** The line y = intercept + slope · log10(x). */
    public record FitLine(double intercept, double slope) {

        public double at(double x) {
            return intercept + slope * Math.log10(x);
        }
    }

    public PlotSeries {
        points = List.copyOf(points);
    }
}
