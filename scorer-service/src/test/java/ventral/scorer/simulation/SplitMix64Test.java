package ventral.scorer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {

    private static final int THROWS = 40_000;

    @Test
    void one_key_gives_the_same_numbers_again() {
        SplitMix64 dice = new SplitMix64(1, 2);
        SplitMix64 again = new SplitMix64(1, 2);
        for (int i = 0; i < 5; i++) {
            assertThat(dice.uniform()).isEqualTo(again.uniform());
        }
    }

    @Test
    void keys_of_the_same_parts_in_another_order_give_other_numbers() {
        assertThat(new SplitMix64(1, 2).uniform()).isNotEqualTo(new SplitMix64(2, 1).uniform());
        assertThat(new SplitMix64(0).uniform()).isNotEqualTo(new SplitMix64(0, 0).uniform());
    }

    @Test
    void normal_numbers_have_mean_zero_and_variance_one() {
        double[] numbers = thrown(new SplitMix64(3)::normal);
        assertThat(mean(numbers)).isCloseTo(0, within(.02));
        assertThat(variance(numbers)).isCloseTo(1, within(.03));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, 8, 20})
    void counts_have_the_variance_of_their_mean(double mean) {
        SplitMix64 dice = new SplitMix64(4);
        double[] counts = thrown(() -> dice.poisson(mean));
        assertThat(mean(counts)).isCloseTo(mean, within(.02 * mean));
        assertThat(variance(counts)).isCloseTo(mean, within(.04 * mean));
    }

    private static double[] thrown(DoubleSupplier dice) {
        return DoubleStream.generate(dice).limit(THROWS).toArray();
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }

    private static double variance(double[] numbers) {
        double mean = mean(numbers);
        return DoubleStream.of(numbers)
                .map(n -> (n - mean) * (n - mean))
                .average()
                .orElseThrow();
    }
}
