package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Latent;
import ventral.contract.spec.LatentRange.Bounds;
import ventral.contract.spec.LatentRange.ClassSubset;
import ventral.contract.wire.SpecMapper;

class LatentRangeTest {

    @Test
    void lengths_are_read_in_metres_and_angles_in_degrees() {
        assertThat(LatentRangeParser.parse(
                        List.of("translation_x=-.5"), List.of("distance=1.5..2", "rotation_yaw=-30..180")))
                .containsExactly(
                        new Bounds(Latent.TRANSLATION_X, -.5, -.5),
                        new Bounds(Latent.DISTANCE, 1.5, 2),
                        new Bounds(Latent.ROTATION_YAW, Math.toRadians(-30), Math.PI));
    }

    @Test
    void classes_are_read_by_their_names() {
        assertThat(LatentRangeParser.parse(List.of("identity=17"), List.of("category=table, office chair,table")))
                .containsExactly(
                        new ClassSubset(Latent.IDENTITY, List.of("17")),
                        new ClassSubset(Latent.CATEGORY, List.of("office chair", "table")));
    }

    @Test
    void a_group_stands_for_each_of_its_latents() {
        assertThat(LatentRangeParser.parse(List.of("rotation=0"), List.of("translation=-1..1")))
                .containsExactly(
                        new Bounds(Latent.ROTATION_PITCH, 0, 0),
                        new Bounds(Latent.ROTATION_YAW, 0, 0),
                        new Bounds(Latent.ROTATION_ROLL, 0, 0),
                        new Bounds(Latent.TRANSLATION_X, -1, 1),
                        new Bounds(Latent.TRANSLATION_Y, -1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "distance=2 | 'distance=2' is not LATENT=LOWER..UPPER",
                "distance=1..far | 'far' in 'distance=1..far' is not a number of metres",
                "rotation_yaw=east..9 | 'east' in 'rotation_yaw=east..9' is not a number of degrees",
                "depth=1..2 | 'depth=1..2' does not begin with LATENT=, where LATENT is one of distance, translation_x",
                "distance=2..1 | distance: the lower bound 2.0 must be a number that is no greater than the upper bound 1.0",
                "distance=0..1 | distance: the lower bound 0.0 m is not ahead of the camera",
                "rotation_yaw=0..190 | rad (0.00° to 190.00°) is not within ±3.1416 rad (±180°)",
                "rotation_pitch=0..91 | rad (0.00° to 91.00°) is not within ±1.5708 rad (±90°)",
                "rotation_pitch=89.5..90 | is beyond ±89°, where yaw and roll cannot be told apart",
                "category=a, | category: [, a] must name at least one class, and no name may be empty"
            })
    void what_is_no_range_is_refused_with_the_reason(String text, String message) {
        assertThatThrownBy(() -> LatentRangeParser.parse(List.of(), List.of(text)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("scenes.ranges ")
                .hasMessageContaining(message)
                .extracting("field")
                .isEqualTo("scenes.ranges");
    }

    @Test
    void a_latent_has_one_range() {
        assertThatThrownBy(() -> scenes("distance=1..2", "rotation=0..9", "distance=1..3"))
                .hasMessage("scenes.ranges distance is given twice; name each latent once");
    }

    @Test
    void the_order_of_ranges_makes_no_other_stream() {
        assertThat(scenes("category=b,a", "distance=1..2")).isEqualTo(scenes("distance=1..2", "category=a,b,a"));
    }

    @Test
    void a_fixed_identity_fixes_its_category_and_a_narrowed_latent_is_not_fixed() {
        assertThat(scenes("identity=a", "distance=1..2", "rotation_yaw=3..3").fixedLatents())
                .isEqualTo(Set.of(Latent.CATEGORY, Latent.IDENTITY, Latent.ROTATION_YAW));
        assertThat(scenes("category=a,b").fixedLatents()).isEmpty();
    }

    @Test
    void a_stream_with_ranges_and_collections_comes_back_as_it_went() {
        StreamSpec spec = new StreamSpec(
                0, 128, 64, 64, scenes("distance=1..2", "category=a,b", "rotation=0..9"), StreamSpec.DEFAULT_ENCODING);
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(spec))).isEqualTo(spec);
    }

    @Test
    void a_range_on_the_wire_needs_both_of_its_bounds() {
        var message = ventral.type.v1.StreamSpec.newBuilder();
        message.getScenesBuilder()
                .addRangesBuilder()
                .setLatent(ventral.type.v1.Latent.LATENT_TRANSLATION_X)
                .setLower(0);
        assertThatThrownBy(() -> SpecMapper.fromWire(message.build()))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("scenes.ranges translation_x needs a lower and an upper bound");
    }

    @Test
    void a_collection_that_no_background_is_drawn_from_is_refused() {
        assertThatThrownBy(() -> new SceneSpec(
                        "grown",
                        GeometryProfile.UNIFORM,
                        MaterialRule.OWN,
                        List.of(BackgroundKind.ROOM),
                        List.of(),
                        "skies",
                        "default"))
                .hasMessage(
                        "scenes.panoramas 'skies' is never used, as the backgrounds are [ROOM]; add PANORAMA to them, or name no collection");
    }

    private static SceneSpec scenes(String... ranges) {
        return new SceneSpec(
                "grown",
                GeometryProfile.UNIFORM,
                MaterialRule.OWN,
                List.of(),
                LatentRangeParser.parse(List.of(), List.of(ranges)),
                "skies",
                "town");
    }
}
