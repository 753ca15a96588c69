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
import ventral.contract.latent.Objective;
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
                .containsExactly(new double[] {0, 1, 0, -1, .5, Math.sqrt(3) / 2}, within(1e-6));
        assertThat(row[8]).isCloseTo(row[2], within(1e-6f));
        assertThat(row[9]).isCloseTo(row[3], within(1e-6f));
    }

    @Test
    void an_objective_that_images_have_no_labels_of_is_refused() {
        LatentSpace categories =
                new LatentSpace(Set.of(LatentGroup.CATEGORY), List.of("cup"), List.of(), Map.of(), Map.of());
        assertThatThrownBy(() -> new TargetEncoder(Objective.parse("distance-category"), categories))
                .hasMessage("objective distance-category: the stream's images have no labels of distance");
    }

    @Test
    void a_class_becomes_its_index() {
        assertThat(encode("category").classes()).containsExactly(1, 0);
        assertThat(encode("category").regression()).isEmpty();
    }

    @Test
    void targets_of_several_groups_lie_side_by_side() {
        Targets targets = encode("distance-translation-category-identity");
        assertThat(targets.regression()).containsExactly(1, 2, 1, 0, -1, 0);
        assertThat(targets.classes()).containsExactly(1, 2, 0, 0);
    }

    @Test
    void rows_of_the_last_layer_follow_the_objective() {
        HeadLayout layout = HeadLayout.of(Objective.parse("distance-rotation-category-identity"), InMemoryStream.SPACE);
        assertThat(layout.heads())
                .containsExactly(
                        new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.MEAN_SQUARED_ERROR, 0),
                        new Head(LatentGroup.ROTATION, 1, 6, Head.Loss.MEAN_SQUARED_ERROR, 1),
                        new Head(LatentGroup.CATEGORY, 7, 2, Head.Loss.CROSS_ENTROPY, 0),
                        new Head(LatentGroup.IDENTITY, 9, 3, Head.Loss.CROSS_ENTROPY, 1));
        assertThat(layout.unitCount()).isEqualTo(12);
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

    private Targets encode(String objective) {
        return new TargetEncoder(Objective.parse(objective), InMemoryStream.SPACE).encode(labels, 2);
    }
}
