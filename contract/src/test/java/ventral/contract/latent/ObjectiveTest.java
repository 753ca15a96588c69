package ventral.contract.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ventral.contract.latent.LatentGroup.CATEGORY;
import static ventral.contract.latent.LatentGroup.DISTANCE;
import static ventral.contract.latent.LatentGroup.ROTATION;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

    @Test
    void a_set_of_groups_has_one_id_however_it_is_listed() {
        assertThat(Objective.of(ROTATION, DISTANCE, ROTATION).id()).isEqualTo("distance-rotation");
    }

    @Test
    void every_non_empty_set_of_groups_has_its_own_id_and_is_read_back_from_it() {
        Set<String> ids = new HashSet<>();
        LatentGroup[] groups = LatentGroup.values();
        for (int bits = 1; bits < 1 << groups.length; bits++) {
            int set = bits;
            Objective objective = Objective.of(IntStream.range(0, groups.length)
                    .filter(i -> (set >> i & 1) == 1)
                    .mapToObj(i -> groups[i])
                    .toArray(LatentGroup[]::new));
            assertThat(Objective.parse(objective.id())).isEqualTo(objective);
            ids.add(objective.id());
        }
        assertThat(ids).hasSize(31);
    }

    @Test
    void the_paper_has_ten_objectives() {
        assertThat(Objective.XIE_2024).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void a_word_that_is_no_group_is_named_with_the_groups_there_are() {
        assertThatThrownBy(() -> Objective.parse("distance-colour"))
                .hasMessage(
                        "'colour' in objective 'distance-colour' is not a latent group; "
                                + "the groups are distance, translation, rotation, category, identity, and the controls are untrained, calibrated and shuffled-GROUPS");
    }

    @Test
    void an_id_out_of_order_is_answered_with_the_canonical_one() {
        assertThatThrownBy(() -> Objective.parse("rotation-distance"))
                .hasMessage("objective 'rotation-distance' is written 'distance-rotation'");
    }

    @Test
    void rotation_is_three_angles_and_category_one_class() {
        assertThat(Objective.of(ROTATION, CATEGORY).latents())
                .containsExactly(Latent.ROTATION_PITCH, Latent.ROTATION_YAW, Latent.ROTATION_ROLL, Latent.CATEGORY);
    }

    @Test
    void a_control_is_read_from_its_id_and_written_as_it() {
        for (String id : List.of("untrained", "calibrated", "shuffled-distance-rotation")) {
            assertThat(Objective.parse(id).id()).isEqualTo(id);
        }
        assertThat(Objective.parse("shuffled-distance").displayName()).isEqualTo("Shuffled Distance");
        assertThat(Objective.UNTRAINED.displayName()).isEqualTo("Untrained");
        assertThat(Objective.UNTRAINED.latents()).isEmpty();
        assertThat(Objective.parse("distance").shuffled()).isEqualTo(Objective.parse("shuffled-distance"));
    }

    @Test
    void a_control_that_learns_nothing_cannot_be_shuffled() {
        assertThatThrownBy(() -> Objective.UNTRAINED.shuffled()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Objective.parse("shuffled-untrained"))
                .hasMessageStartingWith("'untrained' in objective 'untrained' is not a latent group");
    }
}
