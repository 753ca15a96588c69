package ventral.scorer.metric.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.metric.statistics.Pearson;
import ventral.scorer.metric.statistics.TrainTestSplit;

class PlsRegressionTest {

    private static final int STIMULI = 60;
    private static final TrainTestSplit SPLIT = new TrainTestSplit(
            IntStream.range(0, 50).toArray(), IntStream.range(50, STIMULI).toArray());

    private final Random random = new Random(5);
    private final double[][] features = normal(STIMULI, 4);

    @Test
    void responses_that_are_linear_in_the_features_are_predicted_exactly() {
        double[][] responses = linear(normal(4, 3));
        double[][] predicted = new PlsRegression(4)
                .predict(GramMatrix.of(features), responses, List.of(SPLIT))
                .get(0);
        for (int i = 0; i < predicted.length; i++) {
            assertThat(predicted[i]).containsExactly(responses[50 + i], within(1e-9));
        }
    }

    @Test
    void components_beyond_what_the_responses_hold_change_nothing() {
        double[][] responses = linear(normal(4, 3));
        double[][] predicted = new PlsRegression(25)
                .predict(GramMatrix.of(features), responses, List.of(SPLIT))
                .get(0);
        assertThat(predicted[0]).containsExactly(responses[50], within(1e-6));
    }

    @Test
    void features_that_do_not_vary_predict_the_mean() {
        double[][] responses = linear(normal(4, 3));
        double[][] alike = new double[STIMULI][4];
        double[][] predicted = new PlsRegression(25)
                .predict(GramMatrix.of(alike), responses, List.of(SPLIT))
                .get(0);
        assertThat(predicted[0]).containsExactly(predicted[9]).doesNotContain(Double.NaN);
    }

    @Test
    void features_that_end_before_the_components_do_are_used_whole() {
        double[][] responses = normal(STIMULI, 3);
        double[][] exact = new PlsRegression(4)
                .predict(GramMatrix.of(features), responses, List.of(SPLIT))
                .get(0);
        double[][] more = new PlsRegression(25)
                .predict(GramMatrix.of(features), responses, List.of(SPLIT))
                .get(0);
        assertThat(more[0]).containsExactly(exact[0], within(1e-6));
    }

    @Test
    void a_constant_added_to_features_changes_nothing() {
        double[][] responses = normal(STIMULI, 3);
        double[][] shifted = new double[STIMULI][];
        for (int i = 0; i < STIMULI; i++) {
            double[] row = features[i].clone();
            row[1] += 100;
            shifted[i] = row;
        }
        PlsRegression regression = new PlsRegression(3);
        double[][] one = regression
                .predict(GramMatrix.of(features), responses, List.of(SPLIT))
                .get(0);
        double[][] other = regression
                .predict(GramMatrix.of(shifted), responses, List.of(SPLIT))
                .get(0);
        assertThat(other[3]).containsExactly(one[3], within(1e-8));
    }

    @Test
    void fewer_stimuli_than_components_are_refused() {
        assertThatThrownBy(() ->
                        new PlsRegression(50).predict(GramMatrix.of(features), normal(STIMULI, 2), List.of(SPLIT)))
                .hasMessageContaining("50 components");
    }

    @Test
    void the_correlation_of_a_line_is_one_and_of_a_constant_is_not_a_number() {
        double[][] a = {{1, 1, 0}, {2, 2, 0}, {3, 3, 0}};
        double[][] b = {{2, -1, 1}, {4, -2, 2}, {6, -3, 3}};
        assertThat(Pearson.columns(a, b)).containsExactly(new double[] {1, -1, Double.NaN}, within(1e-12));
    }

    @Test
    void many_correlations_become_the_mean_over_splits_of_medians_over_neuroids() {
        MetricScore consistency = MetricScore.of(List.of(new double[] {.1, .2, .9}, new double[] {Double.NaN, .4, .4}));
        assertThat(consistency.splitValues()).containsExactly(.2, .4);
        assertThat(consistency.value()).isCloseTo(.3, within(1e-12));
        assertThat(consistency.standardError()).isCloseTo(.1 / Math.sqrt(2), within(1e-12));
    }

    private double[][] linear(double[][] coefficients) {
        double[][] responses = new double[STIMULI][coefficients[0].length];
        for (int i = 0; i < STIMULI; i++) {
            for (int j = 0; j < coefficients[0].length; j++) {
                responses[i][j] = 7;
                for (int k = 0; k < coefficients.length; k++) {
                    responses[i][j] += features[i][k] * coefficients[k][j];
                }
            }
        }
        return responses;
    }

    private double[][] normal(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return values;
    }
}
