package ventral.render.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.latent.Symmetry;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.testing.ModelFixtures;
import ventral.render.testing.TestMeshBuilder;
import ventral.render.texture.Texture;

class SymmetryDetectorTest {

    private static final float[] CYLINDER = {0, -1, .5f, -1, .5f, 1, 0, 1};
    private static final float[] CUP = {0, -1, .5f, -1, .5f, 1};
    private static final Vector3f HANDLE = new Vector3f(.2f, .4f, .06f);
    private static final Symmetry ANY_ABOUT_Y = new Symmetry(0, 1, 0, Symmetry.ANY_TURN);
    private static final Colour WHITE = new Colour(1, 1, 1);
    private static final Material PLAIN = new Material(WHITE, WHITE, 0, 1, .5f, 0);

    @Test
    void a_spindle_looks_the_same_after_any_turn() {
        assertThat(spindle(1, false)).contains(new Symmetry(0, 1, 0, Symmetry.ANY_TURN));
    }

    @Test
    void a_flattened_one_only_after_half_a_turn() {
        assertThat(spindle(.7f, false)).contains(new Symmetry(0, 1, 0, 2));
    }

    @Test
    void one_with_a_quarter_of_another_material_does_not() {
        assertThat(spindle(1, true)).isEmpty();
    }

    @Test
    void a_cylinder_may_turn_about_its_axis_at_will_and_a_sphere_is_told_by_one_axis() {
        assertThat(of(new TestMeshBuilder().lathe(24, CYLINDER))).contains(ANY_ABOUT_Y);
        assertThat(of(new TestMeshBuilder().sphere())).contains(ANY_ABOUT_Y);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8})
    void a_drum_may_turn_by_its_sides(int sides) {
        assertThat(of(new TestMeshBuilder().lathe(sides, 0, -.4f, 1, -.4f, 1, .4f, 0, .4f)))
                .contains(new Symmetry(0, 1, 0, sides));
    }

    @Test
    void a_box_may_turn_by_a_half_and_a_bar_about_its_own_axis() {
        assertThat(of(new TestMeshBuilder().box(new Vector3f(), new Vector3f(1, .8f, .6f))))
                .contains(new Symmetry(0, 1, 0, 2));
        assertThat(of(new TestMeshBuilder().box(new Vector3f(), new Vector3f(1, .4f, .4f))))
                .contains(new Symmetry(1, 0, 0, 4));
    }

    @Test
    void a_mug_has_a_handle_and_with_two_of_them_half_a_turn() {
        TestMeshBuilder mug = new TestMeshBuilder().lathe(32, CUP).box(new Vector3f(.6f, 0, 0), HANDLE);
        assertThat(of(mug)).isEmpty();
        assertThat(of(mug.box(new Vector3f(-.6f, 0, 0), HANDLE))).contains(new Symmetry(0, 1, 0, 2));
    }

    @Test
    void a_painted_pattern_gives_the_turn_away_if_it_can_be_seen() {
        assertThat(of(new TestMeshBuilder().of(patterned(.2f, .6f)).lathe(32, CYLINDER)))
                .isEmpty();
        assertThat(of(new TestMeshBuilder().of(patterned(.4f, .42f)).lathe(32, CYLINDER)))
                .contains(ANY_ABOUT_Y);
    }

    @Test
    void a_picture_gives_the_turn_away_if_its_colours_differ() {
        Mesh cylinder = new TestMeshBuilder().lathe(32, CYLINDER).mesh();
        for (int at = 0; at < cylinder.vertices().length; at += Mesh.STRIDE) {
            cylinder.vertices()[at + 6] = (cylinder.vertices()[at] + 1) / 2;
        }
        assertThat(SymmetryDetector.detect(cylinder, material -> picture(200))).contains(new Symmetry(1, 0, 0, 2));
        assertThat(SymmetryDetector.detect(cylinder, material -> picture(30))).contains(ANY_ABOUT_Y);
    }

    private static Optional<Symmetry> of(TestMeshBuilder sketch) {
        return SymmetryDetector.detect(sketch.mesh(), material -> null);
    }

    private static Material patterned(float dark, float bright) {
        return new Material(new Colour(dark, dark, dark), new Colour(bright, bright, bright), 3, 1, .5f, 0);
    }

    /** Returns a texture that is white on the left and darker on the right. */
    private static Texture picture(int darker) {
        byte[] rgb = new byte[3 * Texture.SIZE * Texture.SIZE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % Texture.SIZE < Texture.SIZE / 2 ? 255 : 255 - darker);
        }
        return new Texture(rgb);
    }

    /** Returns the symmetry of a ball that is compressed along x, y and z so that y is the longest axis. */
    private static Optional<Symmetry> spindle(float depth, boolean twoMaterials) {
        float[] corners = ModelFixtures.ball(32);
        float[] vertices = new float[corners.length / 3 * Mesh.STRIDE];
        for (int i = 0; i < corners.length / 3; i++) {
            int triangle = 9 * (i / 3);
            boolean other = corners[triangle] > 0 && corners[triangle + 1] > 0 && corners[triangle + 2] > 0;
            vertices[Mesh.STRIDE * i] = corners[3 * i] / 2;
            vertices[Mesh.STRIDE * i + 1] = corners[3 * i + 1];
            vertices[Mesh.STRIDE * i + 2] = corners[3 * i + 2] / 2 * depth;
            vertices[Mesh.STRIDE * i + 8] = twoMaterials && other ? 1 : 0;
        }
        int[] indices = IntStream.range(0, corners.length / 3).toArray();
        return SymmetryDetector.detect(new Mesh(vertices, indices, List.of(PLAIN, PLAIN)), material -> null);
    }
}
