package ventral.scorer.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    private final CrossValidation tenths = new CrossValidation(10, .9);

    @Test
    void draws_are_those_of_numpy() {
        int[] ten = IntStream.range(0, 10).toArray();
        // numpy.random.RandomState(1).permutation(10)
        assertThat(new NumpyRandom(1).permutation(ten)).containsExactly(2, 9, 6, 4, 0, 3, 1, 7, 8, 5);
    }

    @Test
    void every_row_is_on_one_side() {
        for (TrainTestSplit split : tenths.shuffled(35)) {
            assertThat(split.train()).hasSize(31).isSorted();
            assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.test()))
                            .sorted())
                    .containsExactlyElementsOf(IntStream.range(0, 35).boxed().toList());
        }
    }

    @Test
    void every_label_has_its_share_of_the_test_rows() {
        List<String> labels =
                IntStream.range(0, 60).mapToObj(i -> i % 3 == 0 ? "a" : "b").toList();
        for (TrainTestSplit split : tenths.stratified(labels)) {
            assertThat(IntStream.of(split.test())
                            .filter(i -> labels.get(i).equals("a"))
                            .count())
                    .isEqualTo(2);
            assertThat(split.test()).hasSize(6);
        }
    }

    @Test
    void a_label_of_a_single_stimulus_is_refused_by_name() {
        assertThatThrownBy(() -> tenths.stratified(List.of("a", "a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the label b");
    }
}
