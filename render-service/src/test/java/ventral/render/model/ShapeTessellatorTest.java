package ventral.render.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares volumes with closed forms. A positive volume also shows that all triangles face outwards. */
class ShapeTessellatorTest {

    private static final Map<String, Double> NONE = Map.of();

    @Test
    void a_box_has_the_volume_of_its_sides() {
        assertThat(volume(ShapeTessellator.box(new PartShape.BoxShape(row("1 2 3 .0001")), NONE)))
                .isCloseTo(6, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 24})
    void a_lathe_of_a_straight_wall_is_a_prism_of_as_many_sides(int sides) {
        double polygon = sides / 2.0 * Math.sin(2 * Math.PI / sides);
        var lathe = new PartShape.Lathe(rows("0 0", "1 0", "1 2", "0 2"), row("" + sides), 1);
        assertThat(volume(ShapeTessellator.lathe(lathe, NONE))).isCloseTo(2 * polygon, within(1e-4));
    }

    @Test
    void a_lathe_faces_outwards_whichever_way_its_profile_runs() {
        var down = new PartShape.Lathe(rows("1 2", "1 0"), row("48"), 1);
        assertThat(volume(ShapeTessellator.lathe(down, NONE))).isCloseTo(2 * Math.PI, within(.05));
    }

    @Test
    void a_lathe_of_a_loop_is_a_ring_without_ends() {
        var ring = new PartShape.Lathe(rows("1 0", "2 0", "2 1", "1 1", "1 0"), row("48"), 1);
        assertThat(volume(ShapeTessellator.lathe(ring, NONE))).isCloseTo(3 * Math.PI, within(.05));
    }

    @Test
    void a_round_ball_has_the_volume_of_an_ellipsoid_and_a_boxy_one_nearly_that_of_a_box() {
        assertThat(volume(ShapeTessellator.ball(new PartShape.Ball(row("1 2 3")), NONE)))
                .isCloseTo(4 / 3.0 * Math.PI * 6, within(1.2));
        assertThat(volume(ShapeTessellator.ball(new PartShape.Ball(row("1 1 1 .1")), NONE)))
                .isBetween(7.0, 8.0);
    }

    @Test
    void rows_may_leave_out_what_does_not_change_even_on_a_smooth_curve() {
        var brief = new PartShape.Tube(rows("0 0 0", "0 3 0 .2"), row("1"), row("12"), 4);
        var whole = new PartShape.Tube(rows("0 0 0 1", "0 3 0 .2"), row("1"), row("12"), 4);
        assertThat(ShapeTessellator.tube(brief, NONE)).isEqualTo(ShapeTessellator.tube(whole, NONE));
        var briefLoft = new PartShape.Loft(rows("0 1 1", "1 2 2 .5 .3"), 4);
        var wholeLoft = new PartShape.Loft(rows("0 1 1 0 1", "1 2 2 .5 .3"), 4);
        assertThat(ShapeTessellator.loft(briefLoft, NONE)).isEqualTo(ShapeTessellator.loft(wholeLoft, NONE));
    }

    @Test
    void a_straight_tube_is_a_cylinder_and_a_tapered_one_a_cone() {
        double polygon = 24 * Math.sin(2 * Math.PI / 48);
        var tube = new PartShape.Tube(rows("0 0 0", "0 3 0"), row("1"), row("48"), 1);
        assertThat(volume(ShapeTessellator.tube(tube, NONE))).isCloseTo(3 * polygon, within(1e-3));
        var cone = new PartShape.Tube(rows("0 0 0", "3 0 0"), row("1 0"), row("48"), 1);
        assertThat(volume(ShapeTessellator.tube(cone, NONE))).isCloseTo(polygon, within(1e-3));
    }

    @Test
    void a_prism_has_the_volume_of_its_outline_convex_or_not_in_either_sense() {
        List<String> corner = List.of("0 0", "2 0", "2 1", "1 1", "1 2", "0 2");
        List<String> reversed = List.of("0 2", "1 2", "1 1", "2 1", "2 0", "0 0");
        for (List<String> outline : List.of(corner, reversed)) {
            var prism = new PartShape.Prism(rows(outline.toArray(String[]::new)), row("2"), 1);
            assertThat(volume(ShapeTessellator.prism(prism, NONE))).isCloseTo(6, within(1e-4));
        }
    }

    @Test
    void an_outline_without_an_area_is_refused() {
        var line = new PartShape.Prism(rows("0 0", "1 0", "0 0"), row("1"), 1);
        assertThatThrownBy(() -> ShapeTessellator.prism(line, NONE))
                .hasMessage("an outline of 2 different corners is not a polygon");
    }

    @Test
    void a_loft_of_one_section_is_an_elliptic_cylinder() {
        var loft = new PartShape.Loft(rows("-1 1 2", "1 1 2"), 1);
        assertThat(volume(ShapeTessellator.loft(loft, NONE))).isCloseTo(2 * 2 * Math.PI, within(.25));
    }

    @Test
    void a_spline_goes_through_its_rows() {
        List<float[]> curve =
                CatmullRomSpline.through(List.of(new float[] {0, 0}, new float[] {1, 2}, new float[] {3, 1}), 4);
        assertThat(curve).hasSize(9);
        assertThat(curve.get(4)).containsExactly(1, 2);
        assertThat(curve.get(8)).containsExactly(3, 1);
    }

    private static double volume(float[] triangles) {
        return TriangleBuffer.volume(triangles);
    }

    private static ExpressionRow row(String text) {
        return ExpressionRow.parse(text, 1, 9);
    }

    private static List<ExpressionRow> rows(String... texts) {
        return Arrays.stream(texts).map(ShapeTessellatorTest::row).toList();
    }
}
