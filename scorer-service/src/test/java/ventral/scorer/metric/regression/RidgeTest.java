package ventral.scorer.metric.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.metric.algebra.CentredKernel;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.algebra.LinearAlgebra;
import ventral.scorer.metric.statistics.TrainTestSplit;
import ventral.scorer.testing.RandomMatrix;

class RidgeTest {

    private static final int STIMULI = 20;
    private static final TrainTestSplit SPLIT = new TrainTestSplit(
            IntStream.range(0, 16).toArray(), IntStream.range(16, STIMULI).toArray());

    /**
     * Expected values were computed by scikit-learn 1.2.1 from the same waves in numpy: Ridge(alpha=1).fit(X[:16],
     * Y[:16]).predict(X[16:])[0].
     */
    @ParameterizedTest(name = "{0} features of size {1}")
    @CsvSource({
        "5, 10, .5, 3.2620207137189947, 3.034901406173335",
        "40, 10, .5, 3.124085018125265, 2.957924130799385",
        "40, 100, .1, 3.1628889075788087, 2.8373566056490716"
    })
    void predictions_are_those_of_scikit_learn(
            int featureCount, double size, double noise, double first, double second) {
        double[][] features = features(featureCount, size);
        double[][] predicted = predict(new Ridge(1), features, responses(features, size, noise));
        assertThat(predicted[0]).containsExactly(new double[] {first, second}, within(1e-11));
    }

    /**
     * Expected values were computed by scikit-learn 1.2.1: alpha_ and predict(X[16:]) of
     * RidgeCV(alphas=ALPHA_LIST).fit(X[:16], Y[:16]).
     */
    @ParameterizedTest(name = "{0} features of size {1}")
    @CsvSource({
        "5, 10, .5, 10, 3.323377065497881, 3.2318477507349455, 2.354711624746337, 2.2968775246679987",
        "40, 10, .5, 10, 3.3091724089722034, 3.2247742345961017, 2.3611515373271126, 2.30072093668512",
        "40, 100, .1, 150, 3.391301834371625, 2.9744835548223834, 2.4702410546770763, 2.395871550380271",
        "40, 100, .5, 750, 3.2840663443159963, 3.178301614081527, 2.3559908640779303, 2.2969986399049076"
    })
    void the_chosen_penalty_and_its_predictions_are_those_of_scikit_learn(
            int featureCount,
            double size,
            double noise,
            double alpha,
            double first,
            double second,
            double lastButOne,
            double last) {
        double[][] features = features(featureCount, size);
        double[][] responses = responses(features, size, noise);
        assertThat(RidgeCv.brainScore().alpha(GramMatrix.of(features), responses, SPLIT.train()))
                .isEqualTo(alpha);
        double[][] predicted = predict(RidgeCv.brainScore(), features, responses);
        assertThat(predicted[0]).containsExactly(new double[] {first, second}, within(1e-11));
        assertThat(predicted[3]).containsExactly(new double[] {lastButOne, last}, within(1e-11));
    }

    @Test
    void the_penalties_to_choose_from_are_those_of_brain_score() {
        double[] alphas = RidgeCv.brainScore().alphas();
        assertThat(alphas)
                .hasSize(99)
                .isSorted()
                .startsWith(.01, .1, .5, 1, 10, 32.5)
                .endsWith(9.5e6, 1e7);
        assertThat(Arrays.stream(alphas).sum()).isCloseTo(114999126.61, within(1e-6)); // sum(ALPHA_LIST)
    }

    @ParameterizedTest
    @CsvSource({"4, .01", "4, 3", "17, .01", "17, 3"})
    void the_errors_of_rows_left_out_are_those_of_learning_without_them(int featureCount, double alpha) {
        double[][] rows = RandomMatrix.normal(STIMULI, featureCount, 1);
        GramMatrix features = GramMatrix.of(rows);
        double[][] responses = RandomMatrix.normal(STIMULI, 3, 2);
        List<TrainTestSplit> leaveOneOut = IntStream.range(0, STIMULI)
                .mapToObj(out -> new TrainTestSplit(
                        IntStream.range(0, STIMULI).filter(i -> i != out).toArray(), new int[] {out}))
                .toList();
        List<double[][]> predicted = new Ridge(alpha).predict(features, responses, leaveOneOut);
        double squares = 0;
        for (int i = 0; i < STIMULI; i++) {
            for (int j = 0; j < 3; j++) {
                squares += Math.pow(responses[i][j] - predicted.get(i)[0][j], 2);
            }
        }

        int[] all = IntStream.range(0, STIMULI).toArray();
        for (RidgeEigenbasis modes : List.of(
                RidgeEigenbasis.ofKernel(CentredKernel.of(features, all, new int[0]), LinearAlgebra.IN_JAVA),
                RidgeEigenbasis.ofFeatures(rows, all, new int[0], LinearAlgebra.IN_JAVA))) {
            LeaveOneOutRidge errors =
                    LeaveOneOutRidge.of(modes, CentredTargets.of(responses, all).values(), LinearAlgebra.IN_JAVA);
            assertThat(errors.meanSquaredErrors(new double[] {7, alpha})[1])
                    .as("%s", modes.form())
                    .isCloseTo(squares / (STIMULI * 3), within(1e-10));
        }
    }

    @Test
    void one_penalty_to_choose_from_is_no_choice() {
        double[][] features = RandomMatrix.normal(STIMULI, 40, 1);
        double[][] responses = RandomMatrix.normal(STIMULI, 3, 2);
        double[][] chosen = predict(new RidgeCv(new double[] {2.5}), features, responses);
        assertThat(chosen[1]).containsExactly(predict(new Ridge(2.5), features, responses)[1], within(1e-12));
    }

    @Test
    void a_large_constant_in_the_features_changes_nothing() {
        double[][] features = RandomMatrix.normal(STIMULI, 4, 1);
        double[][] shifted = Arrays.stream(features)
                .map(row -> Arrays.stream(row).map(x -> x + 1000).toArray())
                .toArray(double[][]::new);
        double[][] responses = RandomMatrix.normal(STIMULI, 3, 2);
        GramMatrix raw = new GramMatrix(RandomMatrix.product(shifted, transposed(shifted)));
        for (Regression regression : List.of(new Ridge(1), RidgeCv.brainScore())) {
            assertThat(regression.predict(raw, responses, List.of(SPLIT)).get(0)[2])
                    .containsExactly(predict(regression, features, responses)[2], within(1e-7));
        }
    }

    @Test
    void features_that_do_not_vary_predict_the_mean() {
        double[][] responses = RandomMatrix.normal(STIMULI, 1, 2);
        double mean = IntStream.of(SPLIT.train())
                .mapToDouble(row -> responses[row][0])
                .average()
                .orElseThrow();
        for (Regression regression : List.of(new Ridge(1), RidgeCv.brainScore())) {
            assertThat(predict(regression, new double[STIMULI][4], responses)[0][0])
                    .isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void penalties_that_are_not_positive_numbers_are_refused() {
        assertThatThrownBy(() -> new Ridge(0)).hasMessageContaining("a penalty of 0.0");
        assertThatThrownBy(() -> new Ridge(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new RidgeCv(new double[] {1, -1})).hasMessageContaining("-1");
        assertThatThrownBy(() -> new RidgeCv(new double[0])).hasMessageContaining("no penalty");
    }

    @Test
    void features_that_are_not_numbers_are_refused() {
        double[][] features = RandomMatrix.normal(STIMULI, 4, 1);
        features[3][1] = Double.NaN;
        double[][] responses = RandomMatrix.normal(STIMULI, 1, 2);
        for (Regression regression : List.of(new Ridge(1), RidgeCv.brainScore())) {
            assertThatThrownBy(() -> predict(regression, features, responses))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void responses_to_other_stimuli_are_refused() {
        double[][] features = RandomMatrix.normal(STIMULI, 4, 1);
        assertThatThrownBy(() -> predict(new Ridge(1), features, new double[3][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20 stimuli")
                .hasMessageContaining("3 stimuli");
    }

    private static double[][] predict(Regression regression, double[][] features, double[][] responses) {
        return regression
                .predict(GramMatrix.of(features), responses, List.of(SPLIT))
                .get(0);
    }

    private static double[][] features(int count, double size) {
        double[][] features = new double[STIMULI][count];
        for (int i = 0; i < STIMULI; i++) {
            for (int k = 0; k < count; k++) {
                features[i][k] = size / Math.pow(1 + k, 2) * Math.sin(1.3 * i * (k + 1) + .7 * k * k);
            }
        }
        return features;
    }

    private static double[][] responses(double[][] features, double size, double noise) {
        double[][] responses = new double[STIMULI][2];
        for (int i = 0; i < STIMULI; i++) {
            for (int j = 0; j < 2; j++) {
                responses[i][j] = 3
                        + features[i][0] / size
                        + features[i][1] * (1 + j) * 2 / size
                        + noise * Math.cos(2.9 * i * i + 1.1 * j);
            }
        }
        return responses;
    }

    private static double[][] transposed(double[][] matrix) {
        return IntStream.range(0, matrix[0].length)
                .mapToObj(j -> Arrays.stream(matrix).mapToDouble(row -> row[j]).toArray())
                .toArray(double[][]::new);
    }
}
