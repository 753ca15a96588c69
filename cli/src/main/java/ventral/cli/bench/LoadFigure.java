package ventral.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ventral.cli.study.drawing.Axis;
import ventral.cli.study.drawing.ChartElements;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.PlotColours;
import ventral.cli.study.drawing.VectorShape;
import ventral.cli.study.drawing.VectorShape.DrawingPoint;
import ventral.cli.study.drawing.VectorShape.Polyline;
import ventral.cli.study.drawing.VectorShape.TextAnchor;

/** Draws the samples of a load against time, with a panel for each quantity and a line for each of its columns. */
final class LoadFigure {

    private static final int PANEL_WIDTH = 560;
    private static final int PANEL_HEIGHT = 220;
    private static final int COLUMNS = 2;
    private static final int HEADING = 56;
    private static final int LEFT = 90;
    private static final int LEGEND_WIDTH = 170;
    private static final double SECONDS_PER_MINUTE = 60;

    private final List<List<String>> rows;
    private final List<VectorShape> shapes = new ArrayList<>();

    private LoadFigure(List<List<String>> rows) {
        this.rows = rows;
    }

    /**
     * Draws the samples of a file.
     *
     * @param lines the header, which starts with the elapsed seconds, then {@code subject.quantity} for each column;
     *     then the samples. A last line that is not complete is left out.
     */
    static Drawing of(List<String> lines) {
        List<List<String>> cells = lines.stream()
                .map(line -> List.of(line.split(",", -1)))
                .filter(row -> row.size() == lines.get(0).split(",", -1).length)
                .toList();
        return new LoadFigure(cells.subList(1, cells.size())).draw(cells.get(0));
    }

    private Drawing draw(List<String> columns) {
        Map<String, List<Integer>> quantities = new LinkedHashMap<>();
        for (int i = 1; i < columns.size(); i++) {
            String column = columns.get(i);
            quantities
                    .computeIfAbsent(column.substring(column.lastIndexOf('.') + 1), name -> new ArrayList<>())
                    .add(i);
        }
        ChartElements.heading("Load", "%,d samples".formatted(rows.size()), 20, shapes::add);
        int panel = 0;
        for (Map.Entry<String, List<Integer>> quantity : quantities.entrySet()) {
            int x = 20 + panel % COLUMNS * PANEL_WIDTH;
            int y = HEADING + panel / COLUMNS * PANEL_HEIGHT;
            panel(quantity.getKey(), columns, quantity.getValue(), x, y);
            panel++;
        }
        return new Drawing(
                "What the processes of a system use under load, against time",
                40 + COLUMNS * PANEL_WIDTH,
                HEADING + (panel + COLUMNS - 1) / COLUMNS * PANEL_HEIGHT + 10,
                shapes);
    }

    private void panel(String quantity, List<String> columns, List<Integer> drawn, int x, int y) {
        List<Double> minutes = rows.stream().map(LoadFigure::minutes).toList();
        List<Double> values = new ArrayList<>();
        for (int column : drawn) {
            rows.stream()
                    .map(row -> row.get(column))
                    .filter(cell -> !cell.isEmpty())
                    .forEach(cell -> values.add(Double.valueOf(cell)));
        }
        Axis across = Axis.linearFromZero(minutes, x + LEFT, x + PANEL_WIDTH - LEGEND_WIDTH);
        Axis up = Axis.linearFromZero(values, y + PANEL_HEIGHT - 52, y + 26);
        ChartElements.vertical(up, across.from(), across.to(), "", shapes::add);
        ChartElements.horizontal(across, up.to(), up.from(), "minutes", shapes::add);
        shapes.add(ChartElements.label(across.from(), y + 16, quantity.replace('_', ' '), TextAnchor.START));
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            colours.add(PlotColours.of(i));
            line(drawn.get(i), PlotColours.of(i), across, up);
        }
        ChartElements.legend(
                drawn.stream().map(column -> subject(columns.get(column))).toList(),
                colours,
                across.to() + 12,
                y + 34,
                shapes::add);
    }

    private void line(int column, String colour, Axis across, Axis up) {
        List<DrawingPoint> points = rows.stream()
                .filter(row -> !row.get(column).isEmpty())
                .map(row -> new DrawingPoint(across.at(minutes(row)), up.at(Double.parseDouble(row.get(column)))))
                .toList();
        if (!points.isEmpty()) {
            shapes.add(new Polyline(points, colour, 1.5, false));
        }
    }

    private static double minutes(List<String> row) {
        return Double.parseDouble(row.get(0)) / SECONDS_PER_MINUTE;
    }

    private static String subject(String column) {
        return column.substring(0, column.lastIndexOf('.')).replace('_', ' ');
    }
}
