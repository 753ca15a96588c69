package ventral.scorer.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.scorer.metric.similarity.Rdm;
import ventral.scorer.testing.RandomMatrix;

class NoiseCeilingTest {

    private final Rdm one = Rdm.of(RandomMatrix.normal(8, 5, 1));
    private final Rdm other = Rdm.of(RandomMatrix.normal(8, 5, 2));

    @Test
    void subjects_that_agree_leave_no_noise() {
        NoiseCeiling ceiling = NoiseCeiling.of(List.of(one, one, cubed(one)));
        assertThat(ceiling.lower()).isCloseTo(1, within(1e-12));
        assertThat(ceiling.upper()).isCloseTo(1, within(1e-12));
    }

    @Test
    void of_two_subjects_the_lower_bound_is_their_likeness() {
        NoiseCeiling ceiling = NoiseCeiling.of(List.of(one, other));
        assertThat(ceiling.lower()).isCloseTo(one.similarity(other), within(1e-12));
        assertThat(ceiling.upper()).isGreaterThan(ceiling.lower());
    }

    @Test
    void bounds_are_those_of_the_definition() {
        List<Rdm> subjects = IntStream.range(0, 5)
                .mapToObj(seed -> Rdm.of(RandomMatrix.normal(8, 5, 10 + seed)))
                .toList();
        double lower = 0;
        double upper = 0;
        for (Rdm subject : subjects) {
            List<Rdm> others =
                    subjects.stream().filter(each -> !each.equals(subject)).toList();
            lower += subject.similarity(meanRanks(others)) / 5;
            upper += subject.similarity(meanRanks(subjects)) / 5;
        }
        NoiseCeiling ceiling = NoiseCeiling.of(subjects);
        assertThat(ceiling.lower()).isCloseTo(lower, within(1e-12));
        assertThat(ceiling.upper()).isCloseTo(upper, within(1e-12));
    }

    @Test
    void a_subject_whose_dissimilarities_are_larger_counts_no_more() {
        assertThat(NoiseCeiling.of(List.of(cubed(one), other, other)))
                .isEqualTo(NoiseCeiling.of(List.of(one, other, other)));
    }

    @Test
    void one_subject_is_refused() {
        assertThatThrownBy(() -> NoiseCeiling.of(List.of(one))).hasMessageContaining("1 subjects");
    }

    @Test
    void subjects_that_saw_other_stimuli_are_refused() {
        assertThatThrownBy(() -> NoiseCeiling.of(List.of(one, other.rows(new int[] {0, 1, 2}))))
                .hasMessageContaining("8 stimuli and of 3");
    }

    private static Rdm cubed(Rdm rdm) {
        return new Rdm(Arrays.stream(rdm.dissimilarities())
                .map(row -> Arrays.stream(row).map(x -> 7 * x * x * x).toArray())
                .toArray(double[][]::new));
    }

    /** Computes mean ranks by counting smaller elements; no two elements are equal. */
    private static Rdm meanRanks(List<Rdm> rdms) {
        return Rdm.mean(rdms.stream()
                .map(rdm -> new Rdm(Arrays.stream(rdm.dissimilarities())
                        .map(row -> Arrays.stream(row)
                                .map(cell -> Arrays.stream(rdm.dissimilarities())
                                        .flatMapToDouble(Arrays::stream)
                                        .filter(each -> each < cell)
                                        .count())
                                .toArray())
                        .toArray(double[][]::new)))
                .toList());
    }
}
