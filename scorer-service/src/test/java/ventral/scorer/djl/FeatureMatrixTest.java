package ventral.scorer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.scorer.metric.algebra.EffectiveDimensionality;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.regression.PlsRegression;
import ventral.scorer.metric.regression.Regression;
import ventral.scorer.metric.regression.RidgeCv;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.TrainTestSplit;

class FeatureMatrixTest {

    private static final int STIMULI = 30;

    private final Random random = new Random(5);

    /** Covers stored features, inner products of a few features, and inner products of more features than one chunk. */
    @ParameterizedTest
    @ValueSource(ints = {7, 40, 9000})
    void products_are_those_of_the_features_however_they_are_kept(int featureCount) throws IOException {
        double[][] features = noise(STIMULI, featureCount);
        try (FeatureMatrix matrix = new FeatureMatrix(flat(features), STIMULI, 2)) {
            double[][] products = matrix.products().products();
            for (int i = 0; i < STIMULI; i++) {
                for (int j = 0; j < STIMULI; j++) {
                    double expected = product(features[i], features[j]);
                    assertThat(products[i][j]).isCloseTo(expected, within(1e-9));
                }
            }
            assertThat(EffectiveDimensionality.of(matrix.products()))
                    .isCloseTo(EffectiveDimensionality.of(GramMatrix.of(features)), within(1e-9));
            int[] some = {4, 0, 29};
            double[][] among = matrix.products().submatrix(some).products();
            assertThat(among[2][0]).isEqualTo(products[29][4]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 40, 9000})
    void a_regression_predicts_the_same_where_products_are_kept_and_in_memory_of_java(int featureCount)
            throws IOException {
        double[][] features = noise(STIMULI, featureCount);
        double[][] responses = noise(STIMULI, 4);
        List<TrainTestSplit> splits = new CrossValidation(3, .9).shuffled(STIMULI);
        for (Regression regression : List.of(new PlsRegression(3), RidgeCv.brainScore())) {
            assertSamePredictions(regression, features, responses, splits, 1e-8);
        }
    }

    @Test
    void pls_on_stored_features_ends_where_features_or_responses_have_no_more_components() throws IOException {
        double[][] features = noise(STIMULI, 7);
        double[][] responses = noise(STIMULI, 4);
        List<TrainTestSplit> splits = new CrossValidation(3, .9).shuffled(STIMULI);
        assertSamePredictions(new PlsRegression(25), features, responses, splits, 1e-6);
        double[][] linear = IntStream.range(0, STIMULI)
                .mapToObj(i -> new double[] {features[i][0], 2 * features[i][0] + features[i][1]})
                .toArray(double[][]::new);
        assertSamePredictions(new PlsRegression(25), features, linear, splits, 1e-6);
    }

    @Test
    void pls_on_stored_features_predicts_the_mean_of_a_constant_neuroid_and_from_features_that_do_not_vary()
            throws IOException {
        double[][] responses = noise(STIMULI, 4);
        for (double[] row : responses) {
            row[1] = 3;
        }
        List<TrainTestSplit> splits = new CrossValidation(3, .9).shuffled(STIMULI);
        assertSamePredictions(new PlsRegression(3), noise(STIMULI, 7), responses, splits, 1e-8);
        double[][] alike = new double[STIMULI][7];
        for (double[] row : alike) {
            Arrays.fill(row, 2);
        }
        List<double[][]> predicted = assertSamePredictions(new PlsRegression(3), alike, responses, splits, 1e-8);
        assertThat(predicted.get(0)[0]).doesNotContain(Double.NaN);
        assertThat(predicted.get(0)[0][1]).isCloseTo(3, within(1e-12));
    }

    @Test
    void a_constant_added_to_stored_features_changes_no_prediction_of_pls() throws IOException {
        double[][] features = noise(STIMULI, 7);
        for (double[] row : features) {
            row[2] = (float) (row[2] + 128);
        }
        List<TrainTestSplit> splits = new CrossValidation(3, .9).shuffled(STIMULI);
        assertSamePredictions(new PlsRegression(3), features, noise(STIMULI, 4), splits, 1e-7);
    }

    /** Asserts that a regression predicts the same from stored features and from inner products; returns the former. */
    private static List<double[][]> assertSamePredictions(
            Regression regression,
            double[][] features,
            double[][] responses,
            List<TrainTestSplit> splits,
            double tolerance)
            throws IOException {
        List<double[][]> expected = regression.predict(GramMatrix.of(features), responses, splits);
        try (FeatureMatrix matrix = new FeatureMatrix(flat(features), STIMULI, 2)) {
            List<double[][]> found = regression.predict(matrix.products(), responses, splits);
            for (int s = 0; s < splits.size(); s++) {
                for (int i = 0; i < expected.get(s).length; i++) {
                    assertThat(found.get(s)[i]).containsExactly(expected.get(s)[i], within(tolerance));
                }
            }
            return found;
        }
    }

    /** Returns Gaussian noise in single precision. */
    private double[][] noise(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, columns)
                        .mapToDouble(j -> (float) random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static FloatBuffer flat(double[][] rows) {
        FloatBuffer flat = ByteBuffer.allocateDirect(rows.length * rows[0].length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (double[] row : rows) {
            for (double value : row) {
                flat.put((float) value);
            }
        }
        return flat.flip();
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
