package ventral.scorer.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * Ridge regression that chooses its penalty by leaving each train row out in turn: one penalty for all neuroids of a split,
 * the first with the least mean squared error. The predictions of scikit-learn's {@code RidgeCV(alphas)}.
 *
 * @param alphas penalties to choose from, in squared units of the features
 */
@SuppressWarnings("ArrayRecordComponent")
public record RidgeCv(double[] alphas) implements Regression {

    /** @throws IllegalArgumentException if there is no alpha, or one is not positive and finite */
    public RidgeCv {
        if (alphas.length == 0) {
            throw new IllegalArgumentException("no penalty to choose from");
        }
        Arrays.stream(alphas).forEach(Ridge::requirePenalty);
    }

    /**
     * The 99 penalties of Brain-Score's {@code ridgecv_split}: .01, .1, .5, 1; 10 to 77.5 in steps of 22.5; from 100 to
     * below 10⁶ eighteen evenly spaced in each decade; from 10⁶ to 10⁷, both included, nineteen.
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
    public List<double[][]> predict(GramMatrix features, double[][] responses, List<Split> splits) {
        KernelRegression.requireSameStimuli(features, responses);
        return splits.stream().map(split -> predict(features, responses, split)).toList();
    }

    /**
     * Returns the penalty that would be chosen.
     *
     * @param responses (stimuli, neuroids)
     * @param train rows to learn from
     */
    public double alpha(GramMatrix features, double[][] responses, int[] train) {
        KernelRegression.requireSameStimuli(features, responses);
        return errors(features, CentredTargets.of(responses, train), new Split(train, new int[0]))
                .best(alphas);
    }

    private double[][] predict(GramMatrix features, double[][] responses, Split split) {
        CentredTargets targets = CentredTargets.of(responses, split.train());
        LeaveOneOut errors = errors(features, targets, split);
        DMatrixRMaj predicted = errors.predictions(errors.best(alphas));
        return KernelRegression.withMeans(predicted, targets.means());
    }

    private static LeaveOneOut errors(GramMatrix features, CentredTargets targets, Split split) {
        return LeaveOneOut.of(
                RidgeModes.of(features, split.train(), split.test()),
                targets.values(),
                features.kept().algebra());
    }
}
