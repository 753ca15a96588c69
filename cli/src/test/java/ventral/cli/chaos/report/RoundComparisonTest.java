package ventral.cli.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundComparisonTest {

    private static final RoundResult REFERENCE =
            new RoundResult("chaos-1", Map.of("a after 0", "00"), Map.of("a after 0 on b", ".5"), Map.of("a", "all"));

    @Test
    void an_equal_sweep_keeps_every_promise() {
        RoundComparison comparison = comparison(REFERENCE);
        assertThat(comparison.weights().holds()).isTrue();
        assertThat(comparison.images().holds()).isTrue();
        assertThat(comparison.scores(Map.of("s", List.of(".5", ".5")))).satisfies(scores -> {
            assertThat(scores.holds()).isTrue();
            assertThat(scores.evidence())
                    .isEqualTo("1 sweeps with 1 each; 1 of 1 scores written again with the same value");
        });
    }

    @Test
    void other_weights_missing_scores_and_other_counts_are_violations() {
        RoundComparison comparison = comparison(
                new RoundResult("chaos-2", Map.of("a after 0", "01"), Map.of(), Map.of("a", "some", "c", "all")));
        assertThat(comparison.weights().violations()).containsExactly("chaos-2 a after 0: 01 instead of 00");
        assertThat(comparison.scores(Map.of()).violations())
                .containsExactly("chaos-2 a after 0 on b: nothing instead of .5");
        assertThat(comparison.images().violations())
                .containsExactly("chaos-2 a: some instead of all", "chaos-2 c: all instead of nothing");
    }

    @Test
    void a_score_that_is_written_with_two_values_is_a_violation() {
        assertThat(comparison(REFERENCE)
                        .scores(Map.of("s", List.of(".5", ".6")))
                        .violations())
                .containsExactly("s was written with the values [.5, .6]");
    }

    @Test
    void a_reference_without_checkpoints_proves_nothing() {
        RoundResult empty = new RoundResult("chaos-1", Map.of(), Map.of(), Map.of());
        assertThat(new RoundComparison(empty, List.of(empty), Map.of())
                        .weights()
                        .holds())
                .isFalse();
    }

    private static RoundComparison comparison(RoundResult round) {
        return new RoundComparison(REFERENCE, List.of(round), Map.of("a", "all"));
    }
}
