package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.SvgWriter;
import ventral.cli.study.drawing.VectorShape.Polyline;

class LoadFigureTest {

    private static final String HEADER = "elapsed_s,gateway.memory_mb,kafka.memory_mb,list_runs.latency_ms";

    @Test
    void each_quantity_has_a_panel_and_each_column_a_line() {
        String svg =
                SvgWriter.of(LoadFigure.of(List.of(HEADER, "0.00,200.00,300.00,4.00", "10.00,201.00,302.00,5.00")));
        assertThat(svg).contains(">memory mb<", ">latency ms<", ">gateway<", ">kafka<", ">list runs<", ">2 samples<");
    }

    @Test
    void axes_start_at_zero() {
        String svg =
                SvgWriter.of(LoadFigure.of(List.of(HEADER, "0.00,200.00,300.00,4.00", "3600.00,201.00,302.00,5.00")));
        assertThat(svg).contains(">0<", ">60<").doesNotContain(">-");
    }

    @Test
    void missing_values_and_an_incomplete_last_line_are_left_out() {
        Drawing drawing = LoadFigure.of(List.of(
                HEADER, "0.00,200.00,300.00,4.00", "10.00,,302.00,5.00", "20.00,202.00,304.00,6.00", "30.00,20"));
        assertThat(pointCounts(drawing)).contains(2, 3);
        assertThat(SvgWriter.of(drawing)).contains(">3 samples<");
    }

    @Test
    void a_load_that_ended_before_its_first_sample_is_an_empty_figure() {
        assertThat(SvgWriter.of(LoadFigure.of(List.of(HEADER)))).contains(">0 samples<");
    }

    private static List<Integer> pointCounts(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(Polyline.class::isInstance)
                .map(shape -> ((Polyline) shape).places().size())
                .distinct()
                .toList();
    }
}
