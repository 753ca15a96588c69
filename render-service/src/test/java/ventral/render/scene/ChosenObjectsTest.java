package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.LatentRangeParser;
import ventral.render.object.ObjectChoice;

/** Tests scenes of streams that choose categories or identities. */
class ChosenObjectsTest extends BoundedScenesTestBase {

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
}
