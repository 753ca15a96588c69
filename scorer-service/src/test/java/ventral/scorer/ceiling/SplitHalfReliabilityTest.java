package ventral.scorer.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.metric.statistics.Pearson;

class SplitHalfReliabilityTest {

    @Test
    void responses_without_noise_have_a_ceiling_of_one() {
        MetricScore ceiling = SplitHalfReliability.of(recording(50, 4, 0), Pearson::columns);
        assertThat(ceiling.value()).isCloseTo(1, within(1e-12));
        assertThat(ceiling.standardError()).isCloseTo(0, within(1e-12));
    }

    @Test
    void the_halves_correlation_is_corrected_to_that_of_all_repetitions() {
        // Signal and noise have variance 1, so the mean of n repetitions has reliability n / (n + 1)
        assertThat(SplitHalfReliability.of(recording(20_000, 4, 1), Pearson::columns)
                        .value())
                .isCloseTo(4. / 5, within(.01));
    }

    @Test
    void responses_that_were_measured_once_have_no_ceiling() {
        assertThatThrownBy(() -> SplitHalfReliability.of(recording(50, 1, 0), Pearson::columns))
                .hasMessageContaining("repeated");
    }

    @Test
    void halves_of_different_stimuli_are_refused() {
        NeuralAssembly uneven = new NeuralAssembly(
                List.of("a", "b", "a"), new long[] {0, 0, 1}, List.of("n"), new double[][] {{1}, {2}, {3}});
        assertThatThrownBy(() -> SplitHalfReliability.of(uneven, Pearson::columns))
                .hasMessageContaining("not of the same stimuli");
    }

    private static NeuralAssembly recording(int stimuli, int repetitions, double noise) {
        Random random = new Random(3);
        List<String> ids = new ArrayList<>();
        long[] repetition = new long[stimuli * repetitions];
        double[][] responses = new double[stimuli * repetitions][1];
        for (int s = 0; s < stimuli; s++) {
            double signal = random.nextGaussian();
            for (int r = 0; r < repetitions; r++) {
                int i = ids.size();
                ids.add("s" + s);
                repetition[i] = r;
                responses[i][0] = signal + noise * random.nextGaussian();
            }
        }
        return new NeuralAssembly(ids, repetition, List.of("n"), responses);
    }
}
