package ventral.scorer.metric.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveDimensionalityTest {

    /** Design matrix of 8 stimuli. Its columns have variance 1 and are orthogonal to one another and to a constant. */
    private static final double[][] DESIGN = {
        {-1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {-1, 1, 1}, {1, -1, -1}, {1, -1, 1}, {1, 1, -1}, {1, 1, 1}
    };

    /** The expected value for variances v is (Σv)² / Σv². */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 3", "2, 1, 0, 1.4705882352941178", "5, 0, 0, 1", "3, 2, 1, 2"})
    void orthogonal_features_have_the_participation_ratio_of_their_variances(
            double first, double second, double third, double expected) {
        double[][] features = new double[DESIGN.length][];
        for (int i = 0; i < features.length; i++) {
            features[i] = new double[] {100 + first * DESIGN[i][0], second * DESIGN[i][1] - 7, third * DESIGN[i][2]};
        }
        assertThat(EffectiveDimensionality.of(GramMatrix.of(features))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void features_that_do_not_vary_have_none() {
        assertThat(EffectiveDimensionality.of(GramMatrix.of(new double[5][3]))).isNaN();
    }
}
