package ventral.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import ventral.render.object.MeshBounds;
import ventral.render.testing.TestMeshBuilder;

class SilhouetteTest {

    /** A plate of one metre width and height that is as thin as paper. */
    private static final MeshBounds PLATE = new TestMeshBuilder()
            .box(new Vector3f(), new Vector3f(.5f, .5f, .0001f))
            .mesh()
            .outline();

    private static final float RADIUS = PLATE.radiusOfMetreLongest();

    /** Distance at which a metre is as wide as the image. */
    private static final float FULL = .5f / Camera.TAN_HALF_VIEW;

    @Test
    void a_plate_fills_what_it_is_wide_and_high() {
        assertThat(share(0, 0, FULL)).isCloseTo(1, within(.001f));
        assertThat(share(0, 0, 2 * FULL)).isCloseTo(.25f, within(.001f));
        assertThat(share(0, 0, FULL / 2)).isCloseTo(1, within(.001f));
    }

    @Test
    void what_the_pictures_edge_cuts_off_does_not_count() {
        assertThat(share(1, 0, 2 * FULL)).isCloseTo(.125f, within(.001f));
        assertThat(share(-1, 1, 2 * FULL)).isCloseTo(.0625f, within(.001f));
        assertThat(share(1.6f, 0, 2 * FULL)).isEqualTo(0);
    }

    @Test
    void a_plate_seen_from_its_edge_fills_nothing() {
        Pose pose = new Pose(new Vector3f(0, 0, 3), new Quaternionf().rotateY((float) Math.PI / 2), RADIUS);
        assertThat(Silhouette.shareOfPicture(PLATE, pose)).isLessThan(1e-3f);
    }

    @Test
    void what_reaches_behind_the_camera_fills_the_picture() {
        Pose pose = new Pose(new Vector3f(0, -.3f, .2f), new Quaternionf().rotateX((float) Math.PI / 2), RADIUS);
        assertThat(Silhouette.shareOfPicture(PLATE, pose)).isEqualTo(1);
    }

    @Test
    void a_sphere_fills_nearly_a_disc() {
        MeshBounds sphere = new TestMeshBuilder().sphere().mesh().outline();
        Pose pose = new Pose(new Vector3f(0, 0, 4), new Quaternionf(), sphere.radiusOfMetreLongest());
        double sine = .5 / 4;
        double disc = Math.PI * sine * sine / (1 - sine * sine) / Math.pow(2 * Camera.TAN_HALF_VIEW, 2);
        assertThat(Silhouette.shareOfPicture(sphere, pose) / disc).isBetween(.85, 1.0);
    }

    private static float share(float x, float y, float z) {
        return Silhouette.shareOfPicture(PLATE, new Pose(new Vector3f(x, y, z), new Quaternionf(), RADIUS));
    }
}
