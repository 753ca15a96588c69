package ventral.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.spec.GeometryProfile;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;
import ventral.render.statistics.CounterBasedRandom;
import ventral.render.surroundings.Background;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.testing.TestMeshBuilder;
import ventral.render.yaml.YamlLibraryReader;

class TdwGeometryTest {

    private static final ObjectLibrary GROWN = YamlLibraryReader.shipped();
    private static final ObjectLibrary CUBE = TestMeshBuilder.library(
            new TestMeshBuilder().box(new Vector3f(), new Vector3f(1)).mesh());
    private static final ObjectLibrary NEEDLE = TestMeshBuilder.library(new TestMeshBuilder()
            .box(new Vector3f(), new Vector3f(.01f, .5f, .01f))
            .mesh());

    @ParameterizedTest
    @EnumSource(names = {"TDW_2023", "TDW_2024"})
    void the_longest_edge_of_an_object_is_a_metre(GeometryProfile profile) {
        Geometry geometry = Geometry.of(profile, GROWN);
        for (ObjectModel object : GROWN.models()) {
            Vector3f half = new Vector3f(object.mesh().outline().halfExtents())
                    .mul(place(geometry, object, 0).pose().radius());
            assertThat(half.get(half.maxComponent()) * 2).isCloseTo(1, within(1e-5f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_placement_follows_from_its_draws_alone(GeometryProfile profile) {
        Geometry one = Geometry.of(profile, GROWN);
        Geometry another = Geometry.of(profile, GROWN);
        for (int i = 0; i < 200; i++) {
            ObjectModel object = GROWN.models().get(i % GROWN.models().size());
            place(another, object, 1000 + i);
            assertThat(place(another, object, i)).isEqualTo(place(one, object, i));
        }
    }

    @Test
    void in_2023_the_pivot_is_never_below_the_camera_and_8_to_30_decimetres_away() {
        Geometry geometry = new Tdw2023Geometry(GROWN);
        for (int i = 0; i < 5000; i++) {
            ObjectModel object = GROWN.models().get(i % GROWN.models().size());
            Placement placement = place(geometry, object, i);
            Vector3f pivot = inWorld(placement, pivot(object, placement.pose()));
            assertThat(pivot.length()).isBetween(.8f - 1e-4f, 3 + 1e-4f);
            assertThat(pivot.y).isGreaterThan(-1e-4f);
        }
    }

    @Test
    void in_2024_an_object_shows_its_front_by_and_large() {
        Geometry geometry = new Tdw2024Geometry(CUBE);
        for (int i = 0; i < 5000; i++) {
            Pose pose = place(geometry, CUBE.models().get(0), i).pose();
            Vector3f front = pose.orientation().transform(new Vector3f(0, 0, -1));
            Vector3f towardsCamera = pose.position().negate(new Vector3f()).normalize();
            // two rotations of 45 degrees about axes at right angles leave half of it
            assertThat(front.dot(towardsCamera)).isGreaterThan(.5f - 1e-3f);
            assertThat(pose.position().length()).isBetween(.9f - 1e-4f, 4.2f + 1e-4f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_centre_is_in_the_picture_and_the_camera_outside_the_object(GeometryProfile profile) {
        Geometry geometry = Geometry.of(profile, CUBE);
        for (int i = 0; i < 20_000; i++) {
            Pose pose = place(geometry, CUBE.models().get(0), i).pose();
            float edge = pose.position().z * Camera.TAN_HALF_VIEW;
            assertThat(Math.max(Math.abs(pose.position().x), Math.abs(pose.position().y)))
                    .isLessThan(edge);
            for (float x = -.02f; x <= .02f; x += .04f) {
                for (float y = -.02f; y <= .02f; y += .04f) {
                    // slightly wider than the corners of the region that the near plane cuts off
                    assertThat(inCube(new Vector3f(x, y, Camera.NEAR), pose))
                            .as("image %d at %s", i, pose.position())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void in_2024_a_thin_object_comes_as_near_as_it_must_to_be_seen() {
        ObjectModel needle = NEEDLE.models().get(0);
        double drawn = mean(new Tdw2024Geometry(CUBE), CUBE.models().get(0));
        double kept = mean(new Tdw2024Geometry(NEEDLE), needle);
        assertThat(drawn).isCloseTo(2.45, within(.05));
        assertThat(kept).isLessThan(1.6);
        for (int i = 0; i < 1000; i++) {
            Pose pose = place(new Tdw2024Geometry(NEEDLE), needle, i).pose();
            assertThat(Silhouette.shareOfPicture(needle.mesh().outline(), pose)).isGreaterThan(2 / 255f);
        }
    }

    @Test
    void an_object_that_never_fits_is_placed_all_the_same() {
        ObjectLibrary wire = TestMeshBuilder.library(new TestMeshBuilder()
                .box(new Vector3f(), new Vector3f(.0001f, .5f, .0001f))
                .mesh());
        assertThat(place(new Tdw2024Geometry(wire), wire.models().get(0), 0)
                        .pose()
                        .position()
                        .z)
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"TDW_2023", "TDW_2024"})
    void stated_moments_are_those_of_other_placements_too(GeometryProfile profile) {
        Geometry geometry = Geometry.of(profile, GROWN);
        SceneSampler sampler = new SceneSampler(GROWN, geometry, SurroundingsSampler.rooms(1));
        List<Latent> latents = List.of(Latent.TRANSLATION_X, Latent.TRANSLATION_Y, Latent.DISTANCE);
        for (int axis = 0; axis < 3; axis++) {
            int a = axis;
            Moments stated = geometry.moments().get(latents.get(axis));
            double[] values = IntStream.range(0, 20_000)
                    .mapToDouble(i -> place(
                                    geometry,
                                    GROWN.models().get(i % GROWN.models().size()),
                                    i)
                            .pose()
                            .position()
                            .get(a))
                    .toArray();
            double mean = IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i])
                    .average()
                    .orElseThrow();
            double square = IntStream.range(0, values.length)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .average()
                    .orElseThrow();
            // four standard errors of the difference: 10,000 placements against 20,000
            assertThat((mean - stated.mean()) / stated.standardDeviation()).isCloseTo(0, within(.049));
            assertThat(Math.sqrt(square) / stated.standardDeviation()).isCloseTo(1, within(.035));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_room_holds_object_and_camera(GeometryProfile profile) {
        SceneSampler sampler = new SceneSampler(GROWN, Geometry.of(profile, GROWN), SurroundingsSampler.rooms(1));
        for (int i = 0; i < 5000; i++) {
            Scene scene = sampler.sample(8, i);
            Background.RoomBackground room = (Background.RoomBackground) scene.background();
            Vector3f centre = inWorld(
                    new Placement(scene.pose(), scene.cameraTurn()),
                    scene.pose().position());
            centre.z = -centre.z;
            for (int axis = 0; axis < 3; axis++) {
                assertThat(room.low().get(axis))
                        .isLessThan(Math.min(-1, centre.get(axis) - scene.pose().radius()));
                assertThat(room.high().get(axis))
                        .isGreaterThan(
                                Math.max(1, centre.get(axis) + scene.pose().radius()));
            }
        }
    }

    private static Placement place(Geometry geometry, ObjectModel object, int i) {
        return geometry.place(object, new CounterBasedRandom(11, i, CounterBasedRandom.Subsequence.GEOMETRY));
    }

    private static double mean(Geometry geometry, ObjectModel object) {
        return IntStream.range(0, 5000)
                .mapToDouble(i -> place(geometry, object, i).pose().position().z)
                .average()
                .orElseThrow();
    }

    private static Vector3f pivot(ObjectModel object, Pose pose) {
        return pose.orientation()
                .transform(object.mesh().outline().bottom())
                .mul(pose.radius())
                .add(pose.position());
    }

    /** Converts to the world's frame, which is left-handed like the camera's frame. */
    private static Vector3f inWorld(Placement placement, Vector3f place) {
        Quaternionf turn = placement.cameraTurn();
        return new Quaternionf(-turn.x, -turn.y, turn.z, turn.w).transform(place, new Vector3f());
    }

    private static boolean inCube(Vector3f place, Pose pose) {
        Vector3f own = pose.orientation()
                .transformInverse(place.sub(pose.position(), new Vector3f()))
                .div(pose.radius())
                .absolute();
        float half = (float) Math.sqrt(1 / 3.0);
        return own.x < half && own.y < half && own.z < half;
    }
}
