package ventral.scorer.metric.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.testing.RandomMatrix;

class CkaTest {

    private final GramMatrix features = GramMatrix.of(RandomMatrix.normal(20, 6, 1));

    @Test
    void features_that_are_turned_and_scaled_are_the_same_features() {
        double[][] plane = RandomMatrix.normal(20, 2, 3);
        double[][] turn = {{3, 4}, {-4, 3}};
        GramMatrix one = GramMatrix.of(plane);
        GramMatrix other = GramMatrix.of(RandomMatrix.product(plane, turn));
        assertThat(Cka.biased(one, other)).isCloseTo(1, within(1e-12));
        assertThat(Cka.unbiased(one, other)).isCloseTo(1, within(1e-12));
    }

    @Test
    void features_without_correlation_have_none() {
        GramMatrix one = GramMatrix.of(new double[][] {{1}, {1}, {-1}, {-1}});
        GramMatrix other = GramMatrix.of(new double[][] {{1}, {-1}, {1}, {-1}});
        assertThat(Cka.biased(one, other)).isZero();
    }

    @Test
    void of_single_features_it_is_the_squared_correlation() {
        double[][] x = RandomMatrix.normal(9, 1, 1);
        double[][] y = RandomMatrix.normal(9, 1, 2);
        double r = Pearson.columns(x, y)[0];
        assertThat(Cka.biased(GramMatrix.of(x), GramMatrix.of(y))).isCloseTo(r * r, within(1e-12));
    }

    @Test
    void many_unrelated_features_look_alike_unless_the_estimate_is_unbiased() {
        double biased = 0;
        double unbiased = 0;
        for (int seed = 0; seed < 50; seed++) {
            GramMatrix one = GramMatrix.of(RandomMatrix.normal(20, 100, 2 * seed));
            GramMatrix other = GramMatrix.of(RandomMatrix.normal(20, 100, 2 * seed + 1));
            biased += Cka.biased(one, other) / 50;
            unbiased += Cka.unbiased(one, other) / 50;
        }
        assertThat(biased).isGreaterThan(.8);
        assertThat(unbiased).isCloseTo(0, within(.05));
    }

    @Test
    void means_that_were_not_taken_away_change_nothing() {
        GramMatrix other = GramMatrix.of(RandomMatrix.normal(20, 4, 2));
        double[][] shifted = Arrays.stream(features.products())
                .map(row -> Arrays.stream(row).map(x -> x + 50).toArray())
                .toArray(double[][]::new);
        assertThat(Cka.biased(new GramMatrix(shifted), other)).isCloseTo(Cka.biased(features, other), within(1e-12));
        assertThat(Cka.unbiased(new GramMatrix(shifted), other))
                .isCloseTo(Cka.unbiased(features, other), within(1e-12));
    }

    @Test
    void features_that_do_not_vary_are_like_none() {
        GramMatrix alike = GramMatrix.of(new double[20][3]);
        assertThat(Cka.biased(features, alike)).isNaN();
        assertThat(Cka.unbiased(features, alike)).isZero();
    }

    @Test
    void other_numbers_of_stimuli_are_refused() {
        GramMatrix three = GramMatrix.of(RandomMatrix.normal(3, 4, 2));
        assertThatThrownBy(() -> Cka.biased(features, three)).hasMessageContaining("20 stimuli and of 3");
        assertThatThrownBy(() -> Cka.unbiased(features, three)).hasMessageContaining("20 stimuli and of 3");
        assertThatThrownBy(() -> Cka.unbiased(three, three)).hasMessageContaining("3 stimuli");
    }
}
