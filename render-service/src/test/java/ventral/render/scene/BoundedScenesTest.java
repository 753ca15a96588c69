package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.LatentRangeParser;
import ventral.render.geometry.Pose;
import ventral.render.object.ObjectLibrary;
import ventral.render.surroundings.Background;
import ventral.render.testing.TestMeshBuilder;

/** Tests scenes of streams whose latents are fixed or narrowed. */
class BoundedScenesTest extends BoundedScenesTestBase {

    /** Checksums of 300 scenes each from before ranges existed. A change would alter the images of every stream. */
    @ParameterizedTest
    @CsvSource({"UNIFORM,5bb69e36", "TDW_2023,b3319e2e", "TDW_2024,ddf49e1c"})
    void without_ranges_scenes_are_what_they_have_always_been(GeometryProfile profile, String checksum) {
        SceneSampler sampler = sampler(profile, List.of());
        CRC32 crc = new CRC32();
        for (int i = 0; i < 300; i++) {
            Scene scene = sampler.sample(SEED, i);
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (Latent.values().length + 4));
            for (Latent latent : Latent.values()) {
                bytes.putFloat(sampler.label(scene, latent));
            }
            bytes.putFloat(scene.cameraTurn().x).putFloat(scene.cameraTurn().w);
            bytes.putFloat(scene.exposure());
            bytes.putFloat(((Background.RoomBackground) scene.background()).low().x);
            crc.update(bytes.array());
        }
        assertThat(Long.toHexString(crc.getValue())).isEqualTo(checksum);
    }

    @ParameterizedTest
    @EnumSource
    void every_label_lies_in_its_range(GeometryProfile profile) {
        List<LatentRange> ranges = LatentRangeParser.parse(
                List.of("rotation_roll=20"),
                List.of(
                        "distance=2..2.5",
                        "translation_x=-.1..0.4",
                        "translation_y=.2..9",
                        "rotation_yaw=-30..30",
                        "rotation_pitch=10..60"));
        SceneSampler sampler = sampler(profile, ranges);
        for (int i = 0; i < 3000; i++) {
            Scene scene = sampler.sample(SEED, i);
            for (LatentRange range : ranges) {
                LatentRange.Bounds interval = (LatentRange.Bounds) range;
                float label = sampler.label(scene, range.latent());
                assertThat(label).as("%s", range).isBetween(interval.minLabel(), interval.maxLabel());
                // the label equals the scene's own, except for rounding
                assertThat(label).isCloseTo(SceneLabels.of(scene, range.latent()), within(2e-5f));
            }
            assertThat(sampler.sample(SEED, i)).isEqualTo(scene);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_fixed_is_the_same_in_every_image(GeometryProfile profile) {
        Map<Latent, Float> values = new EnumMap<>(Map.of(
                Latent.DISTANCE,
                2.1f,
                Latent.TRANSLATION_X,
                .3f,
                Latent.TRANSLATION_Y,
                0f,
                Latent.ROTATION_PITCH,
                (float) Math.toRadians(-40),
                Latent.ROTATION_YAW,
                (float) Math.toRadians(170),
                Latent.ROTATION_ROLL,
                (float) Math.PI));
        SceneSampler sampler = sampler(
                profile,
                LatentRangeParser.parse(
                        List.of(
                                "distance=2.1",
                                "translation_x=.3",
                                "translation_y=0",
                                "rotation_pitch=-40",
                                "rotation_yaw=170",
                                "rotation_roll=180"),
                        List.of()));
        for (int i = 0; i < 500; i++) {
            Scene scene = sampler.sample(SEED, i);
            values.forEach((latent, value) -> {
                assertThat(sampler.label(scene, latent)).isEqualTo(value);
                assertThat(Math.IEEEremainder(SceneLabels.of(scene, latent) - value, 2 * Math.PI))
                        .isCloseTo(0, within(2e-5));
            });
        }
        values.forEach((latent, value) ->
                assertThat(sampler.latentSpace().momentsOf(latent)).isEqualTo(new Moments(value, 0)));
        assertThat(sampler.latentSpace().fixed()).isEqualTo(values.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void fixing_the_rotation_leaves_the_rest_of_every_image_as_it_was(GeometryProfile profile) {
        SceneSampler free = sampler(profile, List.of());
        SceneSampler fixed = sampler(profile, LatentRangeParser.parse(List.of("rotation_yaw=0"), List.of()));
        int same = 0;
        for (int i = 0; i < 1000; i++) {
            Scene one = free.sample(SEED, i);
            Scene other = fixed.sample(SEED, i);
            assertThat(other.object()).isSameAs(one.object());
            boolean isSame = other.pose().position().equals(one.pose().position(), 1e-6f)
                    && Math.abs(SceneLabels.of(other, Latent.ROTATION_PITCH)
                                    - SceneLabels.of(one, Latent.ROTATION_PITCH))
                            < 1e-3
                    && other.exposure() == one.exposure()
                    && other.cameraTurn().equals(one.cameraTurn());
            same += isSame ? 1 : 0;
        }
        // another rotation may bring an object of a TDW profile into the near plane, so that it is redrawn
        assertThat(same).isGreaterThan(profile == GeometryProfile.UNIFORM ? 999 : 950);
    }

    @Test
    void fixing_the_place_across_leaves_the_distances_as_they_were() {
        SceneSampler free = sampler(GeometryProfile.UNIFORM, List.of());
        SceneSampler fixed =
                sampler(GeometryProfile.UNIFORM, LatentRangeParser.parse(List.of("translation=0"), List.of()));
        for (int i = 0; i < 500; i++) {
            assertThat(fixed.label(fixed.sample(SEED, i), Latent.DISTANCE))
                    .isEqualTo(free.label(free.sample(SEED, i), Latent.DISTANCE));
        }
    }

    @Test
    void an_object_whose_distance_is_fixed_stays_at_its_place_in_the_picture() {
        SceneSampler free = sampler(GeometryProfile.TDW_2024, List.of());
        SceneSampler fixed =
                sampler(GeometryProfile.TDW_2024, LatentRangeParser.parse(List.of("distance=2"), List.of()));
        int same = 0;
        for (int i = 0; i < 500; i++) {
            Vector3f one = free.sample(SEED, i).pose().position();
            Vector3f other = fixed.sample(SEED, i).pose().position();
            same += ImageMetadata.pixel(one, 256).distance(ImageMetadata.pixel(other, 256)) < .01 ? 1 : 0;
        }
        // objects that were redrawn, because they were too small or too near, lie elsewhere
        assertThat(same).isGreaterThan(450);
    }

    @Test
    void an_object_is_whole_in_the_picture_wherever_it_is_asked_for() {
        SceneSampler sampler = sampler(
                GeometryProfile.UNIFORM,
                LatentRangeParser.parse(List.of("translation_y=-2"), List.of("distance=2..5")));
        for (int i = 0; i < 500; i++) {
            Pose pose = sampler.sample(SEED, i).pose();
            assertThat(Math.abs(pose.position().y)).isLessThan(Pose.reach(pose.position().z, pose.radius()) + 1e-5f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNIFORM, distance=4..6, 'distance 4 to 6 m is not within the 1.5 to 5.0 m of geometry UNIFORM'",
        "UNIFORM, translation_x=2.4..3, 'which is impossible at any distance up to 5.0 m'",
        "TDW_2023, distance=0.1..2, 'is not within the 0.8 to 3.0 m of geometry TDW_2023'",
        "TDW_2023, translation_y=-2..-1, 'has centres at most 0.804 m off the axis at a distance of 3.0 m'",
        "TDW_2024, translation_x=1.6..2, 'has centres at most 1.529 m off the axis at a distance of 4.2 m'"
    })
    void a_range_that_no_scene_can_have_is_refused_before_any_is_drawn(
            GeometryProfile profile, String range, String message) {
        List<LatentRange> ranges = LatentRangeParser.parse(List.of(), List.of(range));
        assertThatThrownBy(() -> sampler(profile, ranges))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_object_that_would_be_cut_open_everywhere_in_the_ranges_is_refused() {
        ObjectLibrary cube = TestMeshBuilder.library(
                new TestMeshBuilder().box(new Vector3f(), new Vector3f(1)).mesh());
        SceneSampler sampler = sampler(
                cube,
                GeometryProfile.TDW_2023,
                LatentRangeParser.parse(
                        List.of(
                                "distance=.8",
                                "translation=0",
                                "rotation_pitch=45",
                                "rotation_yaw=35.26",
                                "rotation_roll=0"),
                        List.of()));
        assertThatThrownBy(sampler::latentSpace)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would be cut by the camera's near plane");
    }
}
