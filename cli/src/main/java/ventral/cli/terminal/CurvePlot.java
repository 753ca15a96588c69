package ventral.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Draws curves over a logarithmic x axis with characters.
 *
 * @param levels horizontal lines across the plot, such as a control's; earlier ones are drawn over later ones
 * @param width width of the plot without its axis, in characters
 * @param height height of the plot without its axis, in lines
 */
public record CurvePlot(List<PlotSeries> series, List<HorizontalLine> levels, int width, int height) {

    /**
     * A horizontal line across the plot.
     *
     * @param stroke character that the line consists of
     * @param height value on the y axis
     */
    public record HorizontalLine(char stroke, double height) {

        public HorizontalLine {
            if (!Double.isFinite(height)) {
                throw new IllegalArgumentException("level %s cannot be drawn: it must be finite".formatted(height));
            }
        }
    }

    private static final int AXIS_WIDTH = 7;

    public CurvePlot {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
        if (series.stream().allMatch(one -> one.points().isEmpty())) {
            throw new IllegalArgumentException("a plot needs a point");
        }
        if (width < 20 || height < 4) {
            throw new IllegalArgumentException("%d x %d is too small for a plot".formatted(width, height));
        }
    }

    /** Returns the plot from top to bottom, with labelled axes at the left and at the bottom. */
    public List<String> lines() {
        AxisRange x = AxisRange.around(points().map(point -> Math.log10(point.x())), 0.1);
        AxisRange y = AxisRange.around(
                Stream.concat(points().map(PlotSeries.Point::y), levels.stream().map(HorizontalLine::height)), 0.01);
        char[][] canvas = new char[height][width];
        Arrays.stream(canvas).forEach(row -> Arrays.fill(row, ' '));
        for (int i = levels.size() - 1; i >= 0; i--) {
            Arrays.fill(canvas[row(y, levels.get(i).height())], levels.get(i).stroke());
        }
        series.forEach(one -> drawLine(canvas, one, x, y));
        series.forEach(one -> drawPoints(canvas, one, x, y));
        return framed(canvas, x, y);
    }

    private void drawLine(char[][] canvas, PlotSeries one, AxisRange x, AxisRange y) {
        PlotSeries.FitLine line = one.line();
        if (line == null) {
            return;
        }
        for (int column = 0; column < width; column++) {
            double value = line.at(Math.pow(10, x.at((column + 0.5) / width)));
            if (value >= y.low() && value <= y.high()) {
                canvas[row(y, value)][column] = '·';
            }
        }
    }

    private void drawPoints(char[][] canvas, PlotSeries one, AxisRange x, AxisRange y) {
        for (PlotSeries.Point point : one.points()) {
            int column = Math.min(width - 1, (int) (x.fraction(Math.log10(point.x())) * width));
            char[] row = canvas[row(y, point.y())];
            boolean taken = isMark(row[column]);
            row[taken && column + 1 < width ? column + 1 : column] = one.mark();
        }
    }

    private boolean isMark(char there) {
        return series.stream().anyMatch(one -> one.mark() == there);
    }

    private int row(AxisRange y, double value) {
        return height - 1 - Math.min(height - 1, (int) (y.fraction(value) * height));
    }

    private List<String> framed(char[][] canvas, AxisRange x, AxisRange y) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            boolean labelled = row % 4 == 0 || row == height - 1;
            String label = labelled ? "%6.3f ┤".formatted(y.at((height - 0.5 - row) / height)) : " ".repeat(7) + "│";
            lines.add((label + new String(canvas[row])).stripTrailing());
        }
        lines.add(" ".repeat(AXIS_WIDTH) + "└" + "─".repeat(width));
        lines.add(ticks(x));
        return lines;
    }

    /** Returns the labels of the x axis: each dataset size below its point, as far as there is room. */
    private String ticks(AxisRange x) {
        StringBuilder line = new StringBuilder(" ".repeat(AXIS_WIDTH + 1));
        List<Double> sizes =
                points().map(PlotSeries.Point::x).distinct().sorted().toList();
        for (double size : sizes) {
            String label = String.format(Locale.ROOT, "%,.0f", size);
            int centre = AXIS_WIDTH + 1 + (int) (x.fraction(Math.log10(size)) * width);
            int start = centre - label.length() / 2;
            if (start > line.length()) {
                line.append(" ".repeat(start - line.length())).append(label);
            }
        }
        return line.toString();
    }

    private Stream<PlotSeries.Point> points() {
        return series.stream().flatMap(one -> one.points().stream());
    }
}
