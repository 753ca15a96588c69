package ventral.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.trainer.testing.InMemoryStream;

class TargetEncoderTest {

    private final Map<Latent, float[]> labels = new EnumMap<>(Map.of(
            Latent.DISTANCE, new float[] {5, 3},
            Latent.TRANSLATION_X, new float[] {2, -1},
            Latent.TRANSLATION_Y, new float[] {.5f, 0},
            Latent.ROTATION_PITCH, new float[] {0, (float) Math.PI / 2},
            Latent.ROTATION_YAW, new float[] {(float) Math.PI, (float) -Math.PI},
            Latent.ROTATION_ROLL, new float[] {(float) Math.PI / 6, 0},
            Latent.CATEGORY, new float[] {1, 0},
            Latent.IDENTITY, new float[] {2, 0}));

    @Test
    void a_length_becomes_its_z_score_under_the_streams_moments() {
        assertThat(encode("distance").regression()).containsExactly(1, 0);
        assertThat(encode("translation").regression()).containsExactly(2, 1, -1, 0);
    }

    @Test
    void an_angle_becomes_its_sine_and_cosine_so_that_half_a_turn_is_the_same_either_way_round() {
        float[] row = encode("rotation").regression();
        assertThat(row).hasSize(12);
        assertThat(new double[] {row[0], row[1], row[2], row[3], row[4], row[5]})
                .containsExactly(new double[] {0, 0, .5, 1, -1, Math.sqrt(3) / 2}, within(1e-6));
        assertThat(row[7]).isCloseTo(row[1], within(1e-6f));
        assertThat(row[10]).isCloseTo(row[4], within(1e-6f));
    }

    @Test
    void an_objective_that_images_have_no_labels_of_is_refused() {
        LatentSpace categories =
                new LatentSpace(Set.of(LatentGroup.CATEGORY), List.of("cup"), List.of(), Map.of(), Map.of());
        assertThatThrownBy(() -> new TargetEncoder(Objective.parse("distance-category"), categories, Recipe.DEFAULT))
                .hasMessage("objective distance-category: the stream's images have no labels of distance");
    }

    @Test
    void an_objective_with_a_group_that_the_stream_holds_fixed_is_refused() {
        LatentSpace space = fixed(Set.of(Latent.CATEGORY, Latent.TRANSLATION_X));
        assertThatThrownBy(() -> new TargetEncoder(Objective.parse("distance-category"), space, Recipe.DEFAULT))
                .hasMessage("objective distance-category: the stream holds category fixed, so that there is nothing to"
                        + " learn; leave it out of the objective");
    }

    @Test
    void the_fixed_latent_of_a_group_that_varies_becomes_zero() {
        labels.put(Latent.TRANSLATION_X, new float[] {2, 2});
        float[] regression = new TargetEncoder(
                        Objective.parse("translation"), fixed(Set.of(Latent.TRANSLATION_X)), Recipe.DEFAULT)
                .encode(labels, 2)
                .regression();
        assertThat(regression).containsExactly(0, .5f, 0, 0);
    }

    private static LatentSpace fixed(Set<Latent> fixed) {
        return new LatentSpace(
                Set.of(LatentGroup.values()),
                List.of("cup", "chair"),
                List.of("cup-0", "cup-1", "chair-0"),
                Map.of(
                        Latent.DISTANCE, new Moments(3, 2),
                        Latent.TRANSLATION_X, new Moments(2, 0),
                        Latent.TRANSLATION_Y, new Moments(0, 1)),
                Map.of(),
                fixed);
    }

    @Test
    void a_class_becomes_its_index() {
        assertThat(encode("category").classes()).containsExactly(1, 0);
        assertThat(encode("category").regression()).isEmpty();
    }

    @Test
    void targets_of_several_groups_lie_side_by_side() {
        BatchTargets targets = encode("distance-translation-category-identity");
        assertThat(targets.regression()).containsExactly(1, 2, 1, 0, -1, 0);
        assertThat(targets.classes()).containsExactly(1, 2, 0, 0);
    }

    @Test
    void an_angle_of_the_2023_head_is_its_z_score_about_the_circular_mean() {
        Map<Latent, Moments> moments = new EnumMap<>(InMemoryStream.SPACE.moments());
        moments.put(Latent.ROTATION_PITCH, new Moments(.1, .5));
        moments.put(Latent.ROTATION_YAW, new Moments(3, 2));
        moments.put(Latent.ROTATION_ROLL, new Moments(0, 1));
        LatentSpace space = new LatentSpace(List.of("cup", "chair"), List.of("cup-0", "cup-1", "chair-0"), moments);
        float[] row = new TargetEncoder(Objective.parse("rotation"), space, HeadLayoutTest.recipe(HeadForm.TDW_2023))
                .encode(labels, 2)
                .regression();
        assertThat(row).hasSize(6);
        assertThat(row[0]).isCloseTo(-.2f, within(1e-6f));
        assertThat(row[1]).isCloseTo((float) ((Math.PI - 3) / 2), within(1e-6f));
        assertThat(row[4]).isCloseTo((float) ((Math.PI - 3) / 2), within(1e-6f)); // -180° is 180°
    }

    @Test
    void a_2023_head_wants_the_moments_of_angles() {
        assertThatThrownBy(() -> new TargetEncoder(
                        Objective.parse("rotation"), InMemoryStream.SPACE, HeadLayoutTest.recipe(HeadForm.TDW_2023)))
                .hasMessageContaining("ROTATION_PITCH")
                .hasMessageContaining("TDW_2024");
    }

    @Test
    void a_label_that_is_missing_or_no_class_is_refused_by_its_name() {
        labels.put(Latent.CATEGORY, new float[] {2, 0});
        assertThatThrownBy(() -> encode("category")).hasMessageContaining("2.0").hasMessageContaining("CATEGORY");
        labels.put(Latent.DISTANCE, new float[] {Float.NaN, 1});
        assertThatThrownBy(() -> encode("distance")).hasMessageContaining("NaN").hasMessageContaining("DISTANCE");
        labels.remove(Latent.IDENTITY);
        assertThatThrownBy(() -> encode("identity")).hasMessageContaining("IDENTITY");
    }

    private BatchTargets encode(String objective) {
        return new TargetEncoder(Objective.parse(objective), InMemoryStream.SPACE, Recipe.DEFAULT).encode(labels, 2);
    }
}
