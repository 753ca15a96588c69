package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.render.geometry.Pose;
import ventral.render.geometry.UniformGeometry;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.surroundings.Background;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.yaml.YamlLibraryReader;

class SceneSamplerTest {

    private static final ObjectLibrary LIBRARY = YamlLibraryReader.shipped();
    private static final int PATTERNS = 5;
    private static final SceneSampler SAMPLER =
            new SceneSampler(LIBRARY, new UniformGeometry(), SurroundingsSampler.rooms(PATTERNS));

    /** Enough scenes that four standard errors of a mean are 3 % of the standard deviation. */
    private static final List<Scene> SCENES =
            LongStream.range(0, 20_000).mapToObj(i -> SAMPLER.sample(42, i)).toList();

    @Test
    void a_scene_depends_on_seed_and_index_alone_not_on_what_was_sampled_before() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        Collections.shuffle(order, new Random(1));
        SceneSampler another = new SceneSampler(LIBRARY, new UniformGeometry(), SurroundingsSampler.rooms(PATTERNS));
        for (int i : order) {
            another.sample(7, i);
            assertThat(another.sample(42, i)).isEqualTo(SCENES.get(i));
        }
    }

    @Test
    void every_index_and_every_seed_gives_another_scene() {
        List<Scene> scenes = new ArrayList<>(SCENES.subList(0, 1000));
        for (long seed : new long[] {0, 1, 41, 43, -42, Long.MIN_VALUE}) {
            LongStream.range(0, 1000).forEach(i -> scenes.add(SAMPLER.sample(seed, i)));
        }
        assertThat(scenes.stream().map(Scene::pose).distinct()).hasSize(7000);
        assertThat(scenes.stream().map(Scene::background).distinct()).hasSize(7000);
        assertThat(scenes.stream().map(Scene::light).distinct()).hasSize(7000);
    }

    /** A change here would alter the images of every stream that was ever rendered. */
    @Test
    void the_scenes_of_a_seed_stay_what_they_have_always_been() {
        assertThat(SCENES.subList(0, 3))
                .extracting(scene -> "%.4f".formatted(scene.pose().position().z))
                .containsExactly("2.7591", "2.6725", "3.6386");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DISTANCE", "TRANSLATION_X", "TRANSLATION_Y", "ROTATION_PITCH", "ROTATION_YAW", "ROTATION_ROLL"})
    void lengths_and_angles_have_the_moments_that_the_latent_space_states(Latent latent) {
        LatentSpace.Moments stated = SAMPLER.latentSpace().moments().get(latent);
        double mean =
                mean(SCENES.stream().mapToDouble(s -> SceneLabels.of(s, latent)).toArray());
        double deviation = Math.sqrt(mean(SCENES.stream()
                .mapToDouble(s -> Math.pow(SceneLabels.of(s, latent) - mean, 2))
                .toArray()));
        // four standard errors: sd / sqrt(n) of the mean, at most sd / sqrt(2 n) of the standard deviation
        assertThat((mean - stated.mean()) / stated.standardDeviation()).isCloseTo(0, within(.029));
        assertThat(deviation / stated.standardDeviation()).isCloseTo(1, within(.02));
    }

    /**
     * Rotated axes end uniformly on the sphere, where the area between two parallel planes depends only on their
     * distance (Archimedes).
     */
    @Test
    void rotations_are_uniform() {
        for (int axis = 0; axis < 3; axis++) {
            Vector3f unit = new Vector3f().setComponent(axis, 1);
            for (int component = 0; component < 3; component++) {
                int c = component;
                double[] heights = SCENES.stream()
                        .mapToDouble(s -> s.pose()
                                .orientation()
                                .transform(unit, new Vector3f())
                                .get(c))
                        .sorted()
                        .toArray();
                double gap = IntStream.range(0, heights.length)
                        .mapToDouble(i -> Math.abs((heights[i] + 1) / 2 - (i + .5) / heights.length))
                        .max()
                        .orElseThrow();
                // the 99.9 % point of Kolmogorov's statistic
                assertThat(gap).isLessThan(1.95 / Math.sqrt(heights.length));
            }
        }
    }

    @Test
    void no_part_of_an_object_is_cut_by_the_pictures_edge() {
        assertThat(SCENES).allMatch(scene -> scene.pose().isInPicture());
        double edge = Math.tan(Math.toRadians(30)) * (1 + 1e-5);
        for (Scene scene : SCENES.subList(0, 400)) {
            for (Vector3f corner : corners(scene)) {
                assertThat(Math.max(Math.abs(corner.x), Math.abs(corner.y)) / corner.z)
                        .as("%s at %s", scene.object().name(), scene.pose().position())
                        .isLessThan((float) edge);
            }
        }
    }

    @Test
    void objects_come_right_up_to_every_edge() {
        assertThat(SCENES.stream().mapToDouble(s -> share(s, s.pose().position().x)))
                .anyMatch(share -> share > .999)
                .anyMatch(share -> share < -.999);
        assertThat(SCENES.stream().mapToDouble(s -> share(s, s.pose().position().y)))
                .anyMatch(share -> share > .999)
                .anyMatch(share -> share < -.999);
    }

    @Test
    void every_category_comes_about_equally_often_and_so_does_every_identity_of_it() {
        int[] categories = new int[LIBRARY.categories().size()];
        int[] identities = new int[LIBRARY.models().size()];
        for (Scene scene : SCENES) {
            categories[scene.object().category()]++;
            identities[scene.object().identity()]++;
        }
        double expected = (double) SCENES.size() / categories.length;
        assertThat(IntStream.of(categories).boxed())
                .allSatisfy(count -> assertThat((double) count).isCloseTo(expected, within(4.5 * Math.sqrt(expected))));
        for (ObjectModel model : LIBRARY.models()) {
            long siblings = LIBRARY.models().stream()
                    .filter(other -> other.category() == model.category())
                    .count();
            assertThat((double) identities[model.identity()])
                    .isCloseTo(expected / siblings, within(4.5 * Math.sqrt(expected / siblings)));
        }
    }

    @Test
    void an_identity_is_always_of_the_same_category() {
        LatentSpace space = SAMPLER.latentSpace();
        assertThat(SCENES)
                .allSatisfy(scene -> assertThat(space.identities().get((int) SceneLabels.of(scene, Latent.IDENTITY)))
                        .startsWith(space.categories()
                                .get((int) SceneLabels.of(scene, Latent.CATEGORY))
                                .replace(' ', '-')));
    }

    @Test
    void a_room_holds_its_object_whole_and_its_walls_have_patterns_that_exist() {
        for (Scene scene : SCENES) {
            Background.RoomBackground room = (Background.RoomBackground) scene.background();
            Vector3f p = scene.pose().position();
            Vector3f centre = scene.cameraTurn().transform(new Vector3f(p.x, p.y, -p.z));
            for (int axis = 0; axis < 3; axis++) {
                assertThat(centre.get(axis) - room.low().get(axis))
                        .isGreaterThan(scene.pose().radius());
                assertThat(room.high().get(axis) - centre.get(axis))
                        .isGreaterThan(scene.pose().radius());
            }
            assertThat(room.walls()).allMatch(wall -> wall.pattern() >= 0 && wall.pattern() < PATTERNS);
        }
    }

    /** Returns the distance from the axis relative to the greatest one, from -1 to 1. */
    private static double share(Scene scene, float across) {
        return across / Pose.reach(scene.pose().position().z, scene.pose().radius());
    }

    /** Returns every corner of the mesh in the camera's frame. */
    private static List<Vector3f> corners(Scene scene) {
        Mesh mesh = scene.object().mesh();
        return IntStream.range(0, mesh.vertexCount())
                .map(i -> i * Mesh.STRIDE)
                .mapToObj(at -> new Vector3f(mesh.vertices()[at], mesh.vertices()[at + 1], -mesh.vertices()[at + 2]))
                .map(corner -> scene.pose()
                        .orientation()
                        .transform(corner)
                        .mul(scene.pose().radius())
                        .add(scene.pose().position()))
                .toList();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
