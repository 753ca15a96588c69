package ventral.scorer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.SmallRecording;

class ReliableNeuroidsTest {

    /**
     * Noise of the neuroids. With noise of variance v, four repetitions have the reliability 4 / (4 + v): .99, .80, .20
     * and, for the silent neuroid, none.
     */
    private static final double[] NOISE = {.2, 1, 4, Double.NaN};

    @Test
    void neuroids_below_the_minimum_and_silent_ones_are_left_out() {
        NeuralAssembly assembly = recording(2000);
        assertThat(ReliableNeuroids.of(assembly, .4).assembly().neuroidIds()).containsExactly("n0", "n1");
        assertThat(ReliableNeuroids.of(assembly, .4).excludedCount()).isEqualTo(2);
        assertThat(ReliableNeuroids.of(assembly, .78).assembly().neuroidIds()).containsExactly("n0", "n1");
        assertThat(ReliableNeuroids.of(assembly, .82).assembly().neuroidIds()).containsExactly("n0");
        assertThat(ReliableNeuroids.of(assembly, .15).assembly().neuroidIds()).containsExactly("n0", "n1", "n2");
    }

    @Test
    void the_responses_of_those_that_are_kept_stay_theirs() {
        NeuralAssembly assembly = recording(50);
        NeuralAssembly kept = assembly.neuroids(new int[] {2, 0});
        assertThat(kept.responses()[7]).containsExactly(assembly.responses()[7][2], assembly.responses()[7][0]);
        assertThat(kept.repetitions()).isEqualTo(assembly.repetitions());
    }

    @Test
    void a_recording_without_reliable_neuroids_is_refused_with_the_highest_reliability() {
        assertThatThrownBy(() -> ReliableNeuroids.of(recording(2000), .999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minimum_reliability is 0.999")
                .hasMessageContaining("none of 4 neuroids")
                .hasMessageContaining("0.990");
    }

    @Test
    void a_ceiling_over_neuroids_has_a_standard_error_and_one_in_a_single_number_has_none() {
        StimulusSet stimuli = BenchmarkFixtures.stimuli("small");
        Ceiling pls = BenchmarkFixtures.benchmark("one", Metric.PLS, stimuli).ceiling();
        assertThat(pls.standardError()).isBetween(1e-5, .05);
        assertThat(new NeuralBenchmark(BenchmarkFixtures.of("one", Metric.PLS), stimuli, SmallRecording.assembly(), .4)
                        .ceiling())
                .isEqualTo(pls);
        assertThat(BenchmarkFixtures.benchmark("one", Metric.CKA, stimuli)
                        .ceiling()
                        .standardError())
                .isNaN();
        assertThat(pls.value()).isCloseTo(.98, within(.02));
    }

    private static NeuralAssembly recording(int stimuli) {
        Random random = new Random(3);
        List<String> ids = new ArrayList<>();
        long[] repetitions = new long[4 * stimuli];
        double[][] responses = new double[4 * stimuli][NOISE.length];
        for (int s = 0; s < stimuli; s++) {
            double signal = random.nextGaussian();
            for (int r = 0; r < 4; r++) {
                repetitions[ids.size()] = r;
                for (int j = 0; j < NOISE.length; j++) {
                    double noise = random.nextGaussian();
                    responses[ids.size()][j] = Double.isNaN(NOISE[j]) ? 5 : signal + NOISE[j] * noise;
                }
                ids.add("%05d".formatted(s));
            }
        }
        return new NeuralAssembly(ids, repetitions, List.of("n0", "n1", "n2", "n3"), responses);
    }
}
