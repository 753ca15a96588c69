package ventral.scorer.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.scorer.testing.RandomMatrix;

class BootstrapTest {

    /**
     * Expected values were computed by numpy 2.4.6 from the same waves: for each split numpy.corrcoef of the columns
     * under RandomState(crc32(key/purpose) & 2^31 - 1).randint draws of rows, numpy.median of the drawn neuroids, and
     * the mean of the two splits.
     */
    @Test
    void replicates_are_those_of_numpy() {
        double[] values = new Bootstrap("b version 1", 4).values(List.of(waves(0), waves(1)));
        assertThat(values)
                .containsExactly(
                        new double[] {0.8004103950717526, 0.7533055874562096, 0.7866645130402085, 0.6421332258162},
                        within(1e-12));
    }

    /**
     * The expected value was computed by numpy 2.4.6: std(ddof=1) of the mean of medians of sin(1.7 k) and its square,
     * k from 1 to 7, in six replicates.
     */
    @Test
    void the_standard_error_over_neuroids_is_that_of_numpy() {
        double[] values =
                IntStream.rangeClosed(1, 7).mapToDouble(k -> Math.sin(1.7 * k)).toArray();
        double[] squares = Arrays.stream(values).map(value -> value * value).toArray();
        assertThat(new Bootstrap("b version 1", 6).standardError(List.of(values, squares)))
                .isCloseTo(0.25591095008734527, within(1e-12));
    }

    @Test
    void a_correlation_of_gaussian_variables_has_the_standard_error_of_theory() {
        int count = 2000;
        double r = .6;
        double[][] noise = RandomMatrix.normal(count, 2, 3);
        double[][] predicted = new double[count][1];
        double[][] measured = new double[count][1];
        for (int i = 0; i < count; i++) {
            predicted[i][0] = noise[i][0];
            measured[i][0] = r * noise[i][0] + Math.sqrt(1 - r * r) * noise[i][1];
        }
        double[] values = new Bootstrap("gaussian", 1000).values(List.of(new HeldOutPredictions(predicted, measured)));
        // (1 - r²) / √n, for large n
        double theory = (1 - r * r) / Math.sqrt(count);
        assertThat(Bootstrap.standardDeviation(values)).isCloseTo(theory, within(.1 * theory));
    }

    @Test
    void the_median_of_many_gaussian_neuroids_has_about_the_standard_error_of_theory() {
        int count = 10_000;
        Random random = new Random(7);
        double[] values = IntStream.range(0, count)
                .mapToDouble(j -> random.nextGaussian())
                .toArray();
        double theory = Math.sqrt(Math.PI / 2 / count);
        assertThat(new Bootstrap("gaussian", 1000).standardError(List.of(values)))
                .isCloseTo(theory, within(.2 * theory));
    }

    @Test
    void candidates_share_draws_so_that_their_difference_varies_less_than_with_draws_of_their_own() {
        HeldOutPredictions one = waves(0);
        HeldOutPredictions other = new HeldOutPredictions(shifted(one.predicted()), one.measured());
        double[] values = new Bootstrap("shared", 200).values(List.of(one));
        double[] paired = difference(values, new Bootstrap("shared", 200).values(List.of(other)));
        double[] unpaired = difference(values, new Bootstrap("another", 200).values(List.of(other)));
        assertThat(new Bootstrap("shared", 200).values(List.of(one))).containsExactly(values);
        assertThat(Bootstrap.standardDeviation(paired)).isLessThan(.5 * Bootstrap.standardDeviation(unpaired));
    }

    @Test
    void a_neuroid_that_is_constant_is_left_out() {
        HeldOutPredictions varying = waves(0);
        double[][] measured =
                Arrays.stream(varying.measured()).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : measured) {
            row[0] = .1;
        }
        double[] values = new Bootstrap("b", 50).values(List.of(new HeldOutPredictions(varying.predicted(), measured)));
        assertThat(values).hasSize(50).doesNotContain(Double.NaN);
    }

    @Test
    void one_replicate_is_refused() {
        assertThatThrownBy(() -> new Bootstrap("b", 1)).hasMessageContaining("1 replicates");
    }

    private static HeldOutPredictions waves(int split) {
        double[][] predicted = new double[12][5];
        double[][] measured = new double[12][5];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 5; j++) {
                measured[i][j] = Math.sin(1.3 * i * (j + 1) + split);
                predicted[i][j] = measured[i][j] + .8 * Math.cos(2.9 * i * i + 1.1 * j + split);
            }
        }
        return new HeldOutPredictions(predicted, measured);
    }

    /** Returns slightly different predictions. */
    private static double[][] shifted(double[][] predicted) {
        double[][] other = new double[predicted.length][];
        for (int i = 0; i < other.length; i++) {
            int row = i;
            other[i] = predicted[i].clone();
            Arrays.setAll(other[i], j -> predicted[row][j] + .02 * Math.sin(7. * row + j));
        }
        return other;
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
}
