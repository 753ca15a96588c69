package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.latent.Latent;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.MaterialRule;
import ventral.render.geometry.Camera;
import ventral.render.geometry.Geometry;
import ventral.render.geometry.Pose;
import ventral.render.geometry.UniformGeometry;
import ventral.render.object.Colour;
import ventral.render.object.ObjectLibrary;
import ventral.render.surroundings.Background.PanoramaBackground;
import ventral.render.surroundings.Background.PhotographBackground;
import ventral.render.surroundings.BackgroundNames;
import ventral.render.surroundings.Light;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.yaml.YamlLibraryReader;

class ImageMetadataTest {

    private static final ObjectLibrary GROWN = YamlLibraryReader.shipped();
    private static final SurroundingsSampler ROOMS = SurroundingsSampler.rooms(1);
    private static final float QUARTER = (float) Math.PI / 2;

    @ParameterizedTest
    @EnumSource
    void the_quaternion_is_the_euler_angles(GeometryProfile profile) {
        SceneSampler sampler = new SceneSampler(GROWN, Geometry.of(profile, GROWN), ROOMS);
        for (int i = 0; i < 500; i++) {
            Scene scene = sampler.sample(3, i);
            Quaternionf fromAngles = new Quaternionf()
                    .rotateY(SceneLabels.of(scene, Latent.ROTATION_YAW))
                    .rotateX(SceneLabels.of(scene, Latent.ROTATION_PITCH))
                    .rotateZ(SceneLabels.of(scene, Latent.ROTATION_ROLL));
            Quaternionf stated = sampler.facts(scene, 64).rotation();
            assertThat(stated.lengthSquared()).isCloseTo(1, within(1e-5f));
            assertThat(Math.abs(stated.dot(fromAngles))).isCloseTo(1, within(1e-5f));
        }
    }

    @Test
    void the_picture_is_as_wide_as_the_view() {
        float edge = 2 * (float) Math.tan(Math.toRadians(30));
        ImageMetadata facts = facts(scene(new Vector3f(edge, -edge / 2, 2), new Quaternionf()), 224);
        assertThat(facts.pixel().x).isCloseTo(112, within(1e-3f));
        assertThat(facts.pixel().y).isCloseTo(-56, within(1e-3f));
    }

    @Test
    void the_pivot_is_below_the_centre_of_an_upright_object_and_turns_with_it() {
        Vector3f ahead = new Vector3f(0, 0, 2);
        Scene upright = scene(ahead, new Quaternionf());
        float half = upright.object().mesh().outline().halfExtents().y
                * upright.pose().radius();
        ImageMetadata facts = facts(upright, 100);
        assertThat(facts.pivotDistance()).isEqualTo(2);
        assertThat(facts.pivotPixel().x).isEqualTo(0);
        assertThat(facts.pivotPixel().y).isCloseTo(-50 * half / 2 / Camera.TAN_HALF_VIEW, within(1e-3f));
        // after a quarter turn of pitch, the top is ahead and the bottom nearer to the camera
        ImageMetadata turned = facts(scene(ahead, new Quaternionf().rotateX(QUARTER)), 100);
        assertThat(turned.pivotDistance()).isCloseTo(2 - half, within(1e-5f));
    }

    @Test
    void the_camera_turns_its_frame_into_the_worlds_and_the_light_the_other_way() {
        Scene scene = scene(new Vector3f(0, 0, 2), new Quaternionf());
        // a quarter turn to the left in right-handed axes: ahead of the camera is -x in the world
        Scene turned = new Scene(
                scene.object(),
                scene.materials(),
                scene.pose(),
                scene.background(),
                new Light(
                        new Vector3f(-1, 0, 0),
                        new Colour(2, 2, 2),
                        scene.light().ambient()),
                new Quaternionf().rotateY(QUARTER),
                1);
        ImageMetadata facts = facts(turned, 64);
        assertThat(facts.camera().transform(new Vector3f(0, 0, 1)).distance(new Vector3f(-1, 0, 0)))
                .isLessThan(1e-5f);
        assertThat(facts.light().distance(new Vector3f(0, 0, 1))).isLessThan(1e-5f);
        assertThat(facts.lightPower()).isCloseTo(2, within(1e-4f));
    }

    @Test
    void backgrounds_go_by_their_names() {
        BackgroundNames names = new BackgroundNames(List.of("beach", "ruin"), List.of("forest"));
        assertThat(names.of(new PanoramaBackground(1))).isEqualTo("panorama/ruin");
        assertThat(names.of(new PanoramaBackground(2))).isEqualTo("panorama/2");
        assertThat(names.of(new PhotographBackground(0, 0, 0, 1, 1))).isEqualTo("photograph/forest");
        SceneSampler sampler =
                new SceneSampler(GROWN, new UniformGeometry(), MaterialRule.OWN, new MaterialSampler(1), ROOMS, names);
        assertThat(sampler.facts(sampler.sample(1, 1), 64).background()).isEqualTo("room");
    }

    private static ImageMetadata facts(Scene scene, int size) {
        return ImageMetadata.of(scene, BackgroundNames.NONE, size);
    }

    private static Scene scene(Vector3f position, Quaternionf orientation) {
        Scene any = new SceneSampler(GROWN, new UniformGeometry(), ROOMS).sample(1, 1);
        return new Scene(
                any.object(),
                any.materials(),
                new Pose(position, orientation, .5f),
                any.background(),
                any.light(),
                any.cameraTurn(),
                1);
    }
}
