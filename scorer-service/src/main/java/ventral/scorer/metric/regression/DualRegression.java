package ventral.scorer.metric.regression;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.MatrixFeatures_DDRM.hasUncountable;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import ventral.scorer.metric.algebra.CentredKernel;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Regression in its dual form. Its predictions are K* C + mean, with the test rows' kernel K*, the coefficients C and
 * the train rows' mean.
 */
final class DualRegression {

    private DualRegression() {}

    /** Solves for the coefficients. */
    @FunctionalInterface
    interface CoefficientSolver {

        /**
         * Solves for the coefficients of all neuroids.
         *
         * @param kernel centred, (train rows, train rows)
         * @param targets centred, (train rows, neuroids)
         * @return (train rows, neuroids)
         */
        DMatrixRMaj coefficients(DMatrixRMaj kernel, DMatrixRMaj targets);
    }

    /**
     * Predicts the test rows of each split.
     *
     * @see Regression#predict
     */
    static List<double[][]> predict(
            GramMatrix features, double[][] responses, List<TrainTestSplit> splits, CoefficientSolver learner) {
        requireSameStimuli(features, responses);
        return splits.stream()
                .map(split -> predict(features, responses, split, learner))
                .toList();
    }

    static void requireSameStimuli(GramMatrix features, double[][] responses) {
        int count = features.size();
        if (responses.length != count) {
            throw new IllegalArgumentException(
                    "features of %d stimuli, but responses to %d stimuli".formatted(count, responses.length));
        }
    }

    private static double[][] predict(
            GramMatrix features, double[][] responses, TrainTestSplit split, CoefficientSolver learner) {
        CentredKernel kernel = CentredKernel.of(features, split.train(), split.test());
        CentredTargets targets = CentredTargets.of(responses, split.train());
        if (hasUncountable(kernel.train()) || hasUncountable(kernel.others()) || hasUncountable(targets.values())) {
            throw new IllegalArgumentException("features or responses are not all finite");
        }
        DMatrixRMaj coefficients = learner.coefficients(kernel.train(), targets.values());
        DMatrixRMaj predicted = new DMatrixRMaj(split.test().length, targets.means().length);
        mult(kernel.others(), coefficients, predicted);
        return withMeans(predicted, targets.means());
    }

    /**
     * Adds the means to predictions.
     *
     * @param means of each neuroid, added to every row
     */
    static double[][] withMeans(DMatrixRMaj predicted, double[] means) {
        double[][] rows = predicted.get2DData();
        for (double[] row : rows) {
            Arrays.setAll(row, j -> row[j] + means[j]);
        }
        return rows;
    }
}
