package ventral.scorer.metric.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Ridge regression whose penalty is selected by leave-one-out cross-validation on the train rows: one penalty for all
 * neuroids of a split, the first with the smallest mean squared error. Its predictions equal those of scikit-learn's
 * {@code RidgeCV(alphas)}.
 *
 * @param alphas candidate penalties, in squared units of the features
 */
@SuppressWarnings("ArrayRecordComponent")
public record RidgeCv(double[] alphas) implements Regression {

    /**
     * Checks the penalties.
     *
     * @throws IllegalArgumentException if there is no alpha, or one is not positive and finite
     */
    public RidgeCv {
        if (alphas.length == 0) {
            throw new IllegalArgumentException("no penalty to choose from");
        }
        Arrays.stream(alphas).forEach(Ridge::requirePenalty);
    }

    /**
     * Returns a regression with the 99 penalties of Brain-Score's {@code ridgecv_split}: .01, .1, .5, 1; 10 to 77.5 in
     * steps of 22.5; from 100 to below 10⁶ eighteen evenly spaced in each decade; from 10⁶ to 10⁷, both included,
     * nineteen.
     */
    public static RidgeCv brainScore() {
        DoubleStream small = DoubleStream.of(.01, .1, .5, 1);
        DoubleStream tens = IntStream.range(0, 4).mapToDouble(k -> 10 + 22.5 * k);
        DoubleStream decades = DoubleStream.of(1e2, 1e3, 1e4, 1e5, 1e6)
                .flatMap(decade -> IntStream.range(0, 18).mapToDouble(k -> decade + k * decade / 2));
        return new RidgeCv(Stream.of(small, tens, decades, DoubleStream.of(1e7))
                .flatMapToDouble(part -> part)
                .toArray());
    }

    @Override
    public List<double[][]> predict(GramMatrix features, double[][] responses, List<TrainTestSplit> splits) {
        DualRegression.requireSameStimuli(features, responses);
        return splits.stream().map(split -> predict(features, responses, split)).toList();
    }

    /**
     * Returns the penalty selected on some train rows.
     *
     * @param responses (stimuli, neuroids)
     * @param train train rows
     */
    public double alpha(GramMatrix features, double[][] responses, int[] train) {
        DualRegression.requireSameStimuli(features, responses);
        return errors(features, CentredTargets.of(responses, train), new TrainTestSplit(train, new int[0]))
                .best(alphas);
    }

    private double[][] predict(GramMatrix features, double[][] responses, TrainTestSplit split) {
        CentredTargets targets = CentredTargets.of(responses, split.train());
        LeaveOneOutRidge errors = errors(features, targets, split);
        DMatrixRMaj predicted = errors.predictions(errors.best(alphas));
        return DualRegression.withMeans(predicted, targets.means());
    }

    private static LeaveOneOutRidge errors(GramMatrix features, CentredTargets targets, TrainTestSplit split) {
        return LeaveOneOutRidge.of(
                RidgeEigenbasis.of(features, split.train(), split.test()),
                targets.values(),
                features.source().algebra());
    }
}
