package ventral.render.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.render.conversion.ModelConverter.ConvertedModel;
import ventral.render.object.Colour;
import ventral.render.object.Mesh;
import ventral.render.testing.ModelFixtures;

class ModelConverterTest {

    private static final MeshSimplifier NONE = (positions, indices, triangleCount) -> indices;

    @Test
    void a_ball_becomes_smooth_and_fits_the_unit_sphere() throws RefusedModelException {
        float[] ball = ModelFixtures.ball(16);
        for (int i = 0; i < ball.length; i++) {
            ball[i] = 7 * ball[i] + 100;
        }
        ConvertedModel fitted = fit(ball, ModelFixtures.WHITE);
        for (int v = 0; v < fitted.vertices().length; v += Mesh.STRIDE) {
            for (int axis = 0; axis < 3; axis++) {
                float position = fitted.vertices()[v + axis];
                assertThat(fitted.vertices()[v + 3 + axis]).isCloseTo(position, within(.05f));
            }
        }
        assertThat(reach(fitted)).isCloseTo(1, within(1e-5f));
    }

    @Test
    void an_edge_stays_sharp() throws RefusedModelException {
        // a roof: two quadrilaterals at a right angle, no normals
        float[] roof = {
            0, 1, 0, -1, 0, 0, 0, 1, 3, -1, 0, 0, -1, 0, 3, 0, 1, 3, 0, 1, 0, 0, 1, 3, 1, 0, 0, 1, 0, 0, 0, 1, 3, 1, 0,
            3
        };
        ConvertedModel fitted = fit(roof, ModelFixtures.WHITE);
        assertThat(fitted.vertices().length / Mesh.STRIDE).isEqualTo(8);
        for (int v = 0; v < fitted.vertices().length; v += Mesh.STRIDE) {
            assertThat(Math.abs(fitted.vertices()[v + 3])).isCloseTo((float) Math.sqrt(.5), within(1e-5f));
        }
    }

    @Test
    void a_turn_comes_before_anything_else() throws RefusedModelException {
        // long along x; after a quarter turn about y, long along z
        ImportedModel rod = box(4, 1, 2);
        ConvertedModel fitted = ModelConverter.convert(rod, new EulerRotation(0, 90, 0), NONE);
        assertThat(extent(fitted, 0) / extent(fitted, 2)).isCloseTo(.5f, within(1e-4f));
    }

    @Test
    void a_corner_that_is_no_number_is_refused_with_its_place() {
        float[] ball = ModelFixtures.ball(4);
        ball[13] = Float.NaN;
        assertThatThrownBy(() -> fit(ball, ModelFixtures.WHITE))
                .isInstanceOf(RefusedModelException.class)
                .hasMessage("triangle 2 has a corner at NaN on axis y");
    }

    @Test
    void what_has_no_area_is_refused() {
        float[] point = new float[9 * 8];
        assertThatThrownBy(() -> fit(point, ModelFixtures.WHITE)).hasMessageContaining("the model has no size");
        float[] line = new float[9 * 8];
        for (int i = 0; i < line.length; i += 3) {
            line[i] = i;
        }
        assertThatThrownBy(() -> fit(line, ModelFixtures.WHITE)).hasMessageContaining("only 0 triangles have an area");
        assertThatThrownBy(() -> fit(new float[0], ModelFixtures.WHITE))
                .hasMessageContaining("only 0 triangles have an area");
    }

    @Test
    void a_pane_before_other_things_is_left_out_and_a_glass_is_drawn() throws RefusedModelException {
        ImportedMaterial glass = new ImportedMaterial("glass", new Colour(1, 1, 1), null, .2f, .1f, 0);
        float[] box = box(2, 2, 2).positions();
        float[] both = new float[box.length + 9];
        System.arraycopy(box, 0, both, 0, box.length);
        System.arraycopy(new float[] {-.5f, -.5f, .9f, .5f, -.5f, .9f, 0, .5f, .9f}, 0, both, box.length, 9);
        int[] surfaces = new int[both.length / 9];
        surfaces[surfaces.length - 1] = 1;
        ConvertedModel cabinet = ModelConverter.convert(
                ModelFixtures.soup(both, surfaces, ModelFixtures.WHITE, glass), EulerRotation.NONE, NONE);
        assertThat(cabinet.warnings()).containsExactly("transparent panes are left out");
        assertThat(cabinet.indices()).hasSize(box.length / 3);

        ConvertedModel tumbler = fit(box, glass);
        assertThat(tumbler.warnings()).containsExactly("transparent surfaces are rendered opaque");
        assertThat(tumbler.indices()).hasSize(box.length / 3);
    }

    @Test
    void a_rich_mesh_is_made_lighter_and_leaves_are_thinned_rather_than_lost() throws RefusedModelException {
        // 30,000 loose leaves in a ball, each a triangle
        int leaves = 30_000;
        float[] tree = new float[9 * leaves];
        float[] centres = ModelFixtures.ball(130);
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = 0; i < 9; i++) {
                float offset = i / 3 == 1 && i % 3 == 0 || i / 3 == 2 && i % 3 == 1 ? .004f : 0;
                tree[9 * leaf + i] = centres[9 * leaf + i % 3] * (.5f + leaf % 100 * .005f) + offset;
            }
        }
        MeshSimplifier wipesOut = (positions, indices, triangleCount) -> Arrays.copyOf(indices, 300);
        ConvertedModel fitted = ModelConverter.convert(
                ModelFixtures.soup(tree, new int[leaves], ModelFixtures.WHITE), EulerRotation.NONE, wipesOut);
        assertThat(fitted.indices().length / 3).isBetween(19_000, 21_000);
        assertThat(area(fitted)).isCloseTo(area(leaves), within(.1 * area(leaves)));
    }

    /** Returns the area of as many leaves as the tree above has, at the same scale: its radius is about 1. */
    private static double area(int leaves) {
        return leaves * .004 * .004 / 2;
    }

    private static double area(ConvertedModel fitted) {
        float[] corners = new float[3 * fitted.indices().length];
        for (int i = 0; i < fitted.indices().length; i++) {
            System.arraycopy(fitted.vertices(), Mesh.STRIDE * fitted.indices()[i], corners, 3 * i, 3);
        }
        float[] faces = VertexNormals.faces(corners);
        return IntStream.range(0, faces.length / 3)
                .mapToDouble(i -> VertexNormals.length(faces, 3 * i) / 2)
                .sum();
    }

    private static ConvertedModel fit(float[] positions, ImportedMaterial material) throws RefusedModelException {
        return ModelConverter.convert(
                ModelFixtures.soup(positions, new int[positions.length / 9], material), EulerRotation.NONE, NONE);
    }

    private static ImportedModel box(float width, float height, float depth) {
        float[] corners = new float[12 * 9];
        int at = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int side : List.of(-1, 1)) {
                for (int[] corner : new int[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, -1}, {1, 1}, {-1, 1}}) {
                    float[] p = new float[3];
                    p[axis] = side;
                    p[(axis + 1) % 3] = corner[0];
                    p[(axis + 2) % 3] = corner[1];
                    corners[at++] = p[0] * width / 2;
                    corners[at++] = p[1] * height / 2;
                    corners[at++] = p[2] * depth / 2;
                }
            }
        }
        return ModelFixtures.soup(corners, new int[12], ModelFixtures.WHITE);
    }

    private static float reach(ConvertedModel fitted) {
        float most = 0;
        for (int v = 0; v < fitted.vertices().length; v += Mesh.STRIDE) {
            most = Math.max(most, VertexNormals.length(fitted.vertices(), v));
        }
        return most;
    }

    private static float extent(ConvertedModel fitted, int axis) {
        float most = 0;
        for (int v = 0; v < fitted.vertices().length; v += Mesh.STRIDE) {
            most = Math.max(most, fitted.vertices()[v + axis]);
        }
        return 2 * most;
    }
}
