package ventral.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Objective;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.Recipe.HeadForm;
import ventral.contract.spec.Recipe.RegressionLoss;

class HeadLayoutTest {

    @Test
    void the_2023_set_gives_710_rows_in_the_order_of_the_paper() {
        HeadLayout layout = layout("distance-translation-rotation-category-identity", HeadForm.TDW_2023, space(587));
        assertThat(layout.unitCount()).isEqualTo(710);
        assertThat(layout.heads())
                .containsExactly(
                        new Head(LatentGroup.CATEGORY, 0, 117, Head.Loss.CROSS_ENTROPY, 1, 0),
                        new Head(LatentGroup.IDENTITY, 117, 587, Head.Loss.CROSS_ENTROPY, 1, 1),
                        new Head(LatentGroup.ROTATION, 704, 3, Head.Loss.SQUARED_ERROR, 1, 0),
                        new Head(LatentGroup.DISTANCE, 707, 1, Head.Loss.SQUARED_ERROR, 1, 3),
                        new Head(LatentGroup.TRANSLATION, 708, 2, Head.Loss.SQUARED_ERROR, 1, 4));
    }

    @Test
    void the_2024_set_gives_674_rows_with_sines_and_cosines_last() {
        HeadLayout layout = layout("distance-translation-rotation-category-identity", HeadForm.TDW_2024, space(548));
        assertThat(layout.unitCount()).isEqualTo(674);
        assertThat(layout.head(LatentGroup.DISTANCE).firstUnit()).isEqualTo(665);
        assertThat(layout.head(LatentGroup.TRANSLATION).firstUnit()).isEqualTo(666);
        assertThat(layout.head(LatentGroup.ROTATION))
                .isEqualTo(new Head(LatentGroup.ROTATION, 668, 6, Head.Loss.SQUARED_ERROR, 1, 3));
    }

    @Test
    void rows_of_groups_that_are_not_learnt_are_there_all_the_same() {
        HeadLayout layout = layout("distance", HeadForm.TDW_2024, space(548));
        assertThat(layout.unitCount()).isEqualTo(674);
        assertThat(layout.heads())
                .containsExactly(new Head(LatentGroup.DISTANCE, 665, 1, Head.Loss.SQUARED_ERROR, 1, 0));
    }

    @Test
    void groups_that_images_have_no_labels_of_have_no_rows() {
        LatentSpace lengths = new LatentSpace(
                Set.of(LatentGroup.DISTANCE, LatentGroup.CATEGORY),
                List.of("cup", "chair"),
                List.of(),
                Map.of(Latent.DISTANCE, new Moments(3, 2)),
                Map.of());
        assertThat(layout("distance", HeadForm.TDW_2024, lengths).unitCount()).isEqualTo(3);
    }

    @Test
    void a_head_for_the_objective_alone_has_its_groups_in_its_own_order() {
        HeadLayout layout = layout("distance-rotation-category", HeadForm.OBJECTIVE, space(548));
        assertThat(layout.unitCount()).isEqualTo(1 + 6 + 117);
        assertThat(layout.heads())
                .extracting(Head::group)
                .containsExactly(LatentGroup.DISTANCE, LatentGroup.ROTATION, LatentGroup.CATEGORY);
    }

    @Test
    void every_objective_of_the_paper_has_as_many_learnt_rows_as_it_says() {
        int[] learnt = Objective.XIE_2024.stream()
                .mapToInt(objective -> HeadLayout.of(objective, space(587), recipe(HeadForm.TDW_2023)).heads().stream()
                        .mapToInt(Head::unitCount)
                        .sum())
                .toArray();
        assertThat(learnt).containsExactly(1, 2, 3, 3, 4, 5, 6, 117, 587, 710);
    }

    static Recipe recipe(HeadForm form) {
        Recipe standard = Recipe.DEFAULT;
        return new Recipe(
                standard.network(),
                form,
                standard.optimiser(),
                standard.learningRate(),
                0,
                RegressionLoss.SQUARED_ERROR,
                Map.of(),
                Set.of(),
                0,
                0,
                null);
    }

    private static HeadLayout layout(String objective, HeadForm form, LatentSpace space) {
        return HeadLayout.of(Objective.parse(objective), space, recipe(form));
    }

    private static LatentSpace space(int identityCount) {
        Map<Latent, Moments> moments = new EnumMap<>(Latent.class);
        for (Latent latent : Latent.values()) {
            if (latent.kind() != Latent.Kind.CLASS) {
                moments.put(latent, new Moments(0, 1));
            }
        }
        return new LatentSpace(names("category", 117), names("identity", identityCount), moments);
    }

    private static List<String> names(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + i).toList();
    }
}
