package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvePlotTest {

    private static final PlotSeries RISING = new PlotSeries(
            "rising",
            '●',
            List.of(new PlotSeries.Point(100, 0.1), new PlotSeries.Point(1000, 0.2), new PlotSeries.Point(10_000, 0.3)),
            new PlotSeries.FitLine(-0.1, 0.1));

    @Test
    void equal_factors_are_equal_distances_and_the_line_goes_through_the_points() {
        assertThat(new CurvePlot(List.of(RISING), List.of(new CurvePlot.HorizontalLine('╌', 0.1)), 31, 7).lines())
                .containsExactly(
                        " 0.299 ┤                           ·●··",
                        "       │                      ·····",
                        "       │                  ····",
                        "       │             ··●··",
                        " 0.167 ┤         ····",
                        "       │    ·····",
                        " 0.101 ┤··●·╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
                        "       └───────────────────────────────",
                        "         100         1,000       10,000");
    }

    @Test
    void two_points_in_one_place_stand_side_by_side() {
        PlotSeries other = new PlotSeries("other", '▲', List.of(new PlotSeries.Point(100, 0.1)), null);
        assertThat(String.join("\n", new CurvePlot(List.of(RISING, other), List.of(), 40, 8).lines()))
                .contains("●▲");
    }

    @Test
    void every_level_has_a_line_and_room_the_first_over_the_others() {
        var control = new CurvePlot.HorizontalLine('╌', 0.1);
        var reference = new CurvePlot.HorizontalLine('━', 0.6);
        var hidden = new CurvePlot.HorizontalLine('═', 0.1);
        assertThat(new CurvePlot(List.of(RISING), List.of(control, reference, hidden), 20, 6).lines())
                .anyMatch(line -> line.contains("━━━━━━━━━━━━━━━━━━━━"))
                .anyMatch(line -> line.contains("╌╌╌"))
                .noneMatch(line -> line.contains("═"));
    }

    @Test
    void a_single_point_is_drawn() {
        PlotSeries one = new PlotSeries("one", '●', List.of(new PlotSeries.Point(512, 0.25)), null);
        assertThat(String.join("\n", new CurvePlot(List.of(one), List.of(), 20, 4).lines()))
                .containsOnlyOnce("●")
                .contains("512");
    }

    @Test
    void an_empty_plot_is_refused() {
        assertThatThrownBy(() -> new CurvePlot(List.of(), List.of(), 40, 10)).hasMessage("a plot needs a point");
    }
}
