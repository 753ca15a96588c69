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
import ventral.cli.study.result.ComparableRuns;
import ventral.cli.study.result.LearningCurve;
import ventral.cli.study.result.StudyResults;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;

/** Draws how well networks predict the latents of held-out images during training, with one panel per objective. */
public final class LearningFigure {

    private static final int PANEL_WIDTH = 340;
    private static final int PANEL_HEIGHT = 250;
    private static final int COLUMNS = 2;
    private static final int HEADING = 56;
    private static final int LEGEND_WIDTH = 150;
    private static final double LOWEST = -0.2;

    private final List<VectorShape> shapes = new ArrayList<>();

    private LearningFigure() {}

    /** Draws the figure of comparable runs; empty if the runs hold no images out. */
    public static Optional<Drawing> of(StudyResults results, ComparableRuns pool) {
        List<LearningCurve> curves = LearningCurve.of(results, pool).stream()
                .filter(curve -> curve.points().lastKey() > 0)
                .toList();
        return curves.isEmpty() ? Optional.empty() : Optional.of(new LearningFigure().draw(curves, pool));
    }

    private Drawing draw(List<LearningCurve> curves, ComparableRuns pool) {
        List<Objective> objectives =
                curves.stream().map(LearningCurve::objective).distinct().toList();
        List<Latent> latents =
                curves.stream().map(LearningCurve::latent).distinct().sorted().toList();
        int columns = Math.min(COLUMNS, objectives.size());
        int rows = (objectives.size() + columns - 1) / columns;
        ChartElements.heading(
                "Prediction of latents on held-out images",
                "R², top-1 of category and identity; mean over seeds; below −0.2 drawn at −0.2; sweep " + pool.id(),
                20,
                shapes::add);
        for (int i = 0; i < objectives.size(); i++) {
            Objective objective = objectives.get(i);
            panel(
                    objective,
                    curves.stream()
                            .filter(curve -> curve.objective().equals(objective))
                            .toList(),
                    20 + (i % columns) * PANEL_WIDTH,
                    HEADING + (i / columns) * PANEL_HEIGHT);
        }
        int legend = 30 + columns * PANEL_WIDTH;
        ChartElements.legend(
                latents.stream().map(LearningFigure::name).toList(),
                latents.stream().map(LearningFigure::colour).toList(),
                legend,
                HEADING + 30,
                shapes::add);
        return new Drawing(
                "Prediction of held-out latents against images seen, sweep " + pool.id(),
                Math.max(620, legend + LEGEND_WIDTH),
                HEADING + rows * PANEL_HEIGHT + 10,
                shapes);
    }

    private void panel(Objective objective, List<LearningCurve> curves, int x, int y) {
        List<Double> seen = curves.stream()
                .flatMap(curve -> curve.points().keySet().stream())
                .filter(count -> count > 0)
                .map(Long::doubleValue)
                .toList();
        double least = seen.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = seen.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Axis across = Axis.logarithmic(seen, Axis.powersOfTen(least, most), x + 50, x + PANEL_WIDTH - 15);
        Axis up = Axis.linear(List.of(LOWEST + 0.07, 0.93), y + PANEL_HEIGHT - 52, y + 26);
        ChartElements.vertical(up, across.from(), across.to(), "R² or top-1", shapes::add);
        ChartElements.horizontal(across, up.to(), up.from(), "images seen", shapes::add);
        shapes.add(ChartElements.label(
                across.from(),
                y + 16,
                String.format(
                        Locale.ROOT,
                        "%s, %,d images",
                        objective.displayName(),
                        curves.get(0).imageCount()),
                TextAnchor.START));
        for (LearningCurve curve : curves) {
            draw(curve, across, up);
        }
    }

    private void draw(LearningCurve curve, Axis across, Axis up) {
        List<DrawingPoint> places = new ArrayList<>();
        String colour = colour(curve.latent());
        curve.points().forEach((seen, summary) -> {
            if (seen > 0) {
                places.add(new DrawingPoint(across.at(seen), up.at(Math.max(LOWEST, summary.mean()))));
            }
        });
        shapes.add(new Polyline(places, colour, 2, false));
        places.forEach(place -> shapes.add(new Circle(place.x(), place.y(), 2.2, colour, true)));
    }

    private static String colour(Latent latent) {
        return PlotColours.of(latent.ordinal());
    }

    private static String name(Latent latent) {
        return latent.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
