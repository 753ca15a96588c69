package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ventral.contract.latent.Latent.ROTATION_PITCH;
import static ventral.contract.latent.Latent.ROTATION_ROLL;
import static ventral.contract.latent.Latent.ROTATION_YAW;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.render.geometry.Pose;
import ventral.render.geometry.UniformGeometry;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.yaml.YamlLibraryReader;

class SceneLabelsTest {

    private static final SceneSampler SAMPLER =
            new SceneSampler(YamlLibraryReader.shipped(), new UniformGeometry(), SurroundingsSampler.rooms(1));

    @Test
    void angles_are_in_their_ranges_and_make_up_the_orientation_again() {
        for (int i = 0; i < 2000; i++) {
            Scene scene = SAMPLER.sample(9, i);
            double pitch = SceneLabels.of(scene, ROTATION_PITCH);
            double yaw = SceneLabels.of(scene, ROTATION_YAW);
            double roll = SceneLabels.of(scene, ROTATION_ROLL);
            assertThat(pitch).isBetween(-Math.PI / 2, Math.PI / 2);
            assertThat(yaw).isBetween(-Math.PI - 1e-6, Math.PI + 1e-6);
            assertThat(roll).isBetween(-Math.PI - 1e-6, Math.PI + 1e-6);
            Vector3f place = new Vector3f(.3f, -.5f, .8f);
            assertThat(turned(place, roll, pitch, yaw)
                            .distance(scene.pose().orientation().transform(place, new Vector3f())))
                    .isCloseTo(0, within(2e-4f));
        }
    }

    @Test
    void yaw_turns_ahead_to_the_right_pitch_turns_ahead_downwards_and_roll_turns_right_upwards() {
        float quarter = (float) (Math.PI / 2);
        Vector3f right = new Vector3f(1, 0, 0);
        Vector3f up = new Vector3f(0, 1, 0);
        Vector3f ahead = new Vector3f(0, 0, 1);
        assertThat(label(new Quaternionf().rotationTo(ahead, right), ROTATION_YAW))
                .isCloseTo(quarter, within(1e-3f));
        assertThat(label(new Quaternionf().rotationTo(ahead, up), ROTATION_PITCH))
                .isCloseTo(-quarter, within(1e-3f));
        assertThat(label(new Quaternionf().rotationTo(right, up), ROTATION_ROLL))
                .isCloseTo(quarter, within(1e-3f));
    }

    private static float label(Quaternionf orientation, Latent latent) {
        Scene scene = SAMPLER.sample(9, 0);
        Pose pose = new Pose(scene.pose().position(), orientation, scene.pose().radius());
        return SceneLabels.of(
                new Scene(
                        scene.object(),
                        scene.materials(),
                        pose,
                        scene.background(),
                        scene.light(),
                        scene.cameraTurn(),
                        scene.exposure()),
                latent);
    }

    /** Rotates a position by roll about z first, then by pitch about x, then by yaw about y. */
    private static Vector3f turned(Vector3f place, double roll, double pitch, double yaw) {
        double x = place.x * Math.cos(roll) - place.y * Math.sin(roll);
        double y = place.x * Math.sin(roll) + place.y * Math.cos(roll);
        double y2 = y * Math.cos(pitch) - place.z * Math.sin(pitch);
        double z = y * Math.sin(pitch) + place.z * Math.cos(pitch);
        return new Vector3f((float) (x * Math.cos(yaw) + z * Math.sin(yaw)), (float) y2, (float)
                (z * Math.cos(yaw) - x * Math.sin(yaw)));
    }
}
