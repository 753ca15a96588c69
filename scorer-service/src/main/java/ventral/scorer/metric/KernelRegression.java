package ventral.scorer.metric;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.MatrixFeatures_DDRM.hasUncountable;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Regressions of which the predictions are K* C + mean: the test rows' kernel, coefficients, the train rows' mean. */
final class KernelRegression {

    private KernelRegression() {}

    /** Finds coefficients. */
    @FunctionalInterface
    interface Learner {

        /**
         * @param kernel centred, (train rows, train rows)
         * @param targets centred, (train rows, neuroids)
         * @return (train rows, neuroids)
         */
        DMatrixRMaj coefficients(DMatrixRMaj kernel, DMatrixRMaj targets);
    }

    /** @see Regression#predict */
    static List<double[][]> predict(GramMatrix features, double[][] responses, List<Split> splits, Learner learner) {
        requireSameStimuli(features, responses);
        return splits.stream()
                .map(split -> predict(features, responses, split, learner))
                .toList();
    }

    static void requireSameStimuli(GramMatrix features, double[][] responses) {
        int count = features.size();
        if (responses.length != count) {
            throw new IllegalArgumentException(
                    "%d stimuli's features and %d stimuli's responses".formatted(count, responses.length));
        }
    }

    private static double[][] predict(GramMatrix features, double[][] responses, Split split, Learner learner) {
        CentredKernel kernel = CentredKernel.of(features, split.train(), split.test());
        CentredTargets targets = CentredTargets.of(responses, split.train());
        if (hasUncountable(kernel.train()) || hasUncountable(kernel.others()) || hasUncountable(targets.values())) {
            throw new IllegalArgumentException("features or responses that are not finite numbers");
        }
        DMatrixRMaj coefficients = learner.coefficients(kernel.train(), targets.values());
        DMatrixRMaj predicted = new DMatrixRMaj(split.test().length, targets.means().length);
        mult(kernel.others(), coefficients, predicted);
        return withMeans(predicted, targets.means());
    }

    /** @param means of each neuroid, added to every row */
    static double[][] withMeans(DMatrixRMaj predicted, double[] means) {
        double[][] rows = predicted.get2DData();
        for (double[] row : rows) {
            Arrays.setAll(row, j -> row[j] + means[j]);
        }
        return rows;
    }
}
