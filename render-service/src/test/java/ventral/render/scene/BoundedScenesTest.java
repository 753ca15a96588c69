package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
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
import ventral.contract.spec.MaterialRule;
import ventral.render.geometry.Geometry;
import ventral.render.geometry.LatentBounds;
import ventral.render.geometry.Pose;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectLibrary;
import ventral.render.surroundings.Background;
import ventral.render.surroundings.BackgroundNames;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.testing.TestMeshBuilder;
import ventral.render.yaml.YamlLibraryReader;

/** Tests scenes of streams whose latents are fixed or narrowed. */
class BoundedScenesTest {

    private static final ObjectLibrary GROWN = YamlLibraryReader.shipped();
    private static final long SEED = 42;

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
    @EnumSource
    void stated_moments_are_those_of_other_images(GeometryProfile profile) {
        SceneSampler sampler = sampler(
                profile,
                LatentRangeParser.parse(
                        List.of(),
                        List.of(
                                "distance=1.5..3",
                                "translation_x=.1..5",
                                "rotation_pitch=10..60",
                                "rotation_yaw=-20..80")));
        int count = 10_000;
        List<Scene> scenes =
                LongStream.range(0, count).mapToObj(i -> sampler.sample(7, i)).toList();
        sampler.latentSpace().moments().forEach((latent, stated) -> {
            double[] off = scenes.stream()
                    .mapToDouble(scene -> sampler.label(scene, latent) - stated.mean())
                    .map(d -> latent.kind() == Latent.Kind.ANGLE ? Math.IEEEremainder(d, 2 * Math.PI) : d)
                    .toArray();
            double sum = 0;
            double squares = 0;
            for (double d : off) {
                sum += d;
                squares += d * d;
            }
            double variance = squares / count - sum * sum / count / count;
            // four standard errors of two samples of 10,000; the pitch's circular mean is .2 % of a deviation off its
            // mean
            assertThat(sum / count / stated.standardDeviation())
                    .as("%s", latent)
                    .isCloseTo(0, within(.06));
            assertThat(Math.sqrt(variance) / stated.standardDeviation())
                    .as("%s", latent)
                    .isCloseTo(1, within(.045));
        });
    }

    /**
     * Expected values by SciPy's quad over the distance, of the distributions that are uniform given the distance:
     * 1e-13.
     */
    @Test
    void moments_of_bounded_uniform_scenes_are_exact() {
        assertMoments("translation_x=.1..1.5", Latent.TRANSLATION_X, .6184677225480443, .378675611850696);
        assertMoments("translation_x=.5..1.5", Latent.TRANSLATION_X, .8618327339299096, .28212596188986655);
        assertMoments("translation_x=.5..1.5", Latent.DISTANCE, 3.433012701892219, .9047005383792517);
        assertMoments("distance=2..4", Latent.TRANSLATION_Y, 0, .693888666488711);
        assertMoments("rotation_pitch=10..60", Latent.ROTATION_PITCH, .5653387496872098, .24453063033904948);
        // so narrow that it is nearly uniform
        assertMoments("rotation_pitch=20..20.01", Latent.ROTATION_PITCH, .34915311686146566, 5.038331567318561e-05);
    }

    private static void assertMoments(String range, Latent latent, double mean, double deviation) {
        Moments moments = sampler(GeometryProfile.UNIFORM, LatentRangeParser.parse(List.of(), List.of(range)))
                .latentSpace()
                .momentsOf(latent);
        // bounds are floats
        assertThat(moments.mean()).isCloseTo(mean, within(2e-7));
        assertThat(moments.standardDeviation()).isCloseTo(deviation, within(1e-7));
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

    @Test
    void classes_are_chosen_by_name_and_keep_their_indices() {
        String category = GROWN.categories().get(3);
        SceneSampler sampler =
                sampler(GeometryProfile.UNIFORM, LatentRangeParser.parse(List.of("category=" + category), List.of()));
        for (int i = 0; i < 300; i++) {
            assertThat(sampler.label(sampler.sample(SEED, i), Latent.CATEGORY)).isEqualTo(3);
        }
        assertThat(sampler.latentSpace().fixed()).isEqualTo(Set.of(Latent.CATEGORY));
        assertThat(sampler.latentSpace().categories()).isEqualTo(GROWN.categories());
    }

    @Test
    void an_identity_is_chosen_by_its_index_and_fixes_its_category() {
        SceneSampler sampler =
                sampler(GeometryProfile.TDW_2024, LatentRangeParser.parse(List.of("identity=7"), List.of()));
        for (int i = 0; i < 100; i++) {
            assertThat(sampler.label(sampler.sample(SEED, i), Latent.IDENTITY)).isEqualTo(7);
        }
        assertThat(sampler.latentSpace().fixed()).isEqualTo(Set.of(Latent.CATEGORY, Latent.IDENTITY));
    }

    @Test
    void classes_that_are_chosen_come_equally_often() {
        List<String> names = GROWN.categories().subList(1, 4);
        SceneSampler sampler = sampler(
                GeometryProfile.UNIFORM,
                LatentRangeParser.parse(List.of(), List.of("category=" + String.join(",", names))));
        int[] counts = new int[GROWN.categories().size()];
        for (int i = 0; i < 3000; i++) {
            counts[(int) sampler.label(sampler.sample(SEED, i), Latent.CATEGORY)]++;
        }
        // 1000 each, within five deviations
        assertThat(counts).startsWith(0);
        for (int category = 1; category < 4; category++) {
            assertThat(counts[category]).isBetween(870, 1130);
        }
        assertThat(sampler.latentSpace().fixed()).isEmpty();
    }

    @Test
    void an_unknown_class_is_refused_with_some_that_there_are() {
        List<LatentRange> ranges = LatentRangeParser.parse(List.of("category=unicorn"), List.of());
        assertThatThrownBy(() -> ObjectChoice.of(GROWN, ranges))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("scenes.ranges: library grown has no category 'unicorn'; it has "
                        + GROWN.categories().size() + ", such as "
                        + GROWN.categories().get(0));
    }

    @Test
    void an_identity_of_no_chosen_category_is_refused() {
        String identity = GROWN.identities().get(0);
        String other = GROWN.categories().get(GROWN.categories().size() - 1);
        List<LatentRange> ranges =
                LatentRangeParser.parse(List.of("identity=" + identity, "category=" + other), List.of());
        assertThatThrownBy(() -> ObjectChoice.of(GROWN, ranges))
                .hasMessageStartingWith("scenes.ranges: no object of library grown is of");
    }

    private static SceneSampler sampler(GeometryProfile profile, List<LatentRange> ranges) {
        return sampler(GROWN, profile, ranges);
    }

    private static SceneSampler sampler(ObjectLibrary library, GeometryProfile profile, List<LatentRange> ranges) {
        ObjectChoice objects = ObjectChoice.of(library, ranges);
        LatentBounds bounds = LatentBounds.of(ranges);
        return new SceneSampler(
                library,
                objects,
                bounds,
                Geometry.of(profile, objects, bounds),
                MaterialRule.OWN,
                new MaterialSampler(1),
                SurroundingsSampler.rooms(5),
                BackgroundNames.NONE);
    }
}
