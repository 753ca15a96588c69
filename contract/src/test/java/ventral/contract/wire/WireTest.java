package ventral.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.contract.latent.Symmetry;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

class WireTest {

    @Test
    void a_rendered_stream_comes_back_as_it_went() {
        StreamSpec spec = new StreamSpec(
                3,
                0,
                128,
                32,
                new SceneSpec(
                        "sweethome3d",
                        GeometryProfile.TDW_2024,
                        MaterialRule.RANDOM,
                        List.of(BackgroundKind.ROOM, BackgroundKind.PANORAMA)),
                PixelEncoding.JPEG);
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(spec))).isEqualTo(spec);
    }

    @Test
    void an_imported_stream_comes_back_as_it_went() {
        StreamSpec spec = new StreamSpec(0, 640, 64, 64, new ImportSpec("ab".repeat(32)), PixelEncoding.ZSTD);
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(spec))).isEqualTo(spec);
    }

    @Test
    void what_is_not_set_gets_its_default() {
        var message = ventral.type.v1.StreamSpec.newBuilder().setImageCount(640).build();
        assertThat(SpecMapper.fromWire(message)).isEqualTo(StreamSpec.rendered(0, 640, 64, 64));
    }

    @Test
    void materials_default_to_what_the_profile_had() {
        var message = ventral.type.v1.StreamSpec.newBuilder();
        message.getScenesBuilder().setGeometry(ventral.type.v1.GeometryProfile.GEOMETRY_PROFILE_TDW_2023);
        assertThat(((SceneSpec) SpecMapper.fromWire(message.build()).origin()).materials())
                .isEqualTo(MaterialRule.RANDOM);
    }

    @Test
    void a_word_of_a_newer_schema_is_refused_by_its_field() {
        var message = ventral.type.v1.StreamSpec.newBuilder();
        message.getScenesBuilder().setGeometryValue(99);
        assertThatThrownBy(() -> SpecMapper.fromWire(message.build()))
                .hasMessage("scenes.geometry UNRECOGNIZED is not one of [UNIFORM, TDW_2023, TDW_2024]");
    }

    @Test
    void a_latent_space_comes_back_with_its_symmetries() {
        Moments moments = new Moments(0, 1);
        LatentSpace space = new LatentSpace(
                List.of("bottle"),
                List.of("bottle-0", "bottle-1"),
                Map.of(
                        Latent.DISTANCE, moments,
                        Latent.TRANSLATION_X, moments,
                        Latent.TRANSLATION_Y, moments),
                Map.of(1, new Symmetry(0, 1, 0, Symmetry.ANY_TURN)));
        assertThat(LatentMapper.fromWire(LatentMapper.toWire(space))).isEqualTo(space);
    }

    @Test
    void a_latent_space_comes_back_with_what_is_fixed() {
        LatentSpace space = new LatentSpace(
                Set.of(LatentGroup.TRANSLATION, LatentGroup.CATEGORY),
                List.of("bottle", "cup"),
                List.of(),
                Map.of(Latent.TRANSLATION_X, new Moments(.5, 0), Latent.TRANSLATION_Y, new Moments(0, 1)),
                Map.of(),
                Set.of(Latent.TRANSLATION_X, Latent.CATEGORY));
        assertThat(LatentMapper.fromWire(LatentMapper.toWire(space))).isEqualTo(space);
        assertThat(Objective.parse("translation-category").groupsWithin(space.fixed()))
                .containsExactly(LatentGroup.CATEGORY);
    }

    @Test
    void a_latent_space_of_images_that_lack_some_labels_comes_back_as_it_was() {
        LatentSpace space = new LatentSpace(
                Set.of(LatentGroup.DISTANCE, LatentGroup.CATEGORY),
                List.of("cup"),
                List.of(),
                Map.of(Latent.DISTANCE, new Moments(2, 1)),
                Map.of());
        assertThat(LatentMapper.fromWire(LatentMapper.toWire(space))).isEqualTo(space);
        assertThat(space.unlabelledGroups(Objective.parse("distance-rotation-category-identity")))
                .containsExactly(LatentGroup.ROTATION, LatentGroup.IDENTITY);
    }
}
