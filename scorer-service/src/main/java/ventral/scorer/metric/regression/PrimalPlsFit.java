package ventral.scorer.metric.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ventral.scorer.metric.algebra.WeightedSums;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Fit in terms of the features: weights are S c with S = X'Y of the residual responses. As with the responses, the
 * deflation of S is not carried out, but derived from X't and q.
 */
final class PrimalPlsFit extends PlsFit {

    /** Y'X of the train rows, not centred, (neuroids + 1, features). */
    private final double[][] covariances;
    /** X'Y, (features, neuroids + 1). */
    private final double[][] transposed;
    /** Norm of the features of the train rows, not centred. */
    private final double featureNorm;
    /** X't of each component. */
    private final List<double[]> featureLoadings = new ArrayList<>();
    /** Sum of the norms of the terms whose sum is the weights. */
    private double termNorm;

    /**
     * Creates a fit.
     *
     * @param covariances Y'X of the train rows, not centred, (neuroids + 1, features)
     * @param transposed the same, (features, neuroids + 1)
     * @param products Y'XX'Y of the train rows, not centred, (neuroids + 1, neuroids + 1)
     * @param squares squared norms of the features of all stimuli
     */
    PrimalPlsFit(
            PlsResponses responses,
            TrainTestSplit split,
            double[][] covariances,
            double[][] transposed,
            double[][] products,
            double[] squares) {
        super(responses, split);
        this.covariances = covariances;
        this.transposed = transposed;
        this.featureNorm = Math.sqrt(
                Arrays.stream(split.train()).mapToDouble(i -> squares[i]).sum());
        begin(products);
    }

    @Override
    double[] weights(double[] direction) {
        double[] w = WeightedSums.of(centred(direction), covariances);
        double[] shares = InnerProduct.ofEach(loadings(), direction);
        termNorm = lengthOf(w);
        for (int a = 0; a < shares.length; a++) {
            termNorm += Math.abs(shares[a]) * lengthOf(featureLoadings.get(a));
        }
        subtract(shares, featureLoadings, w);
        return w;
    }

    @Override
    double norm(double[] product) {
        return lengthOf(weights());
    }

    @Override
    double largestNorm(double norm) {
        return featureNorm * termNorm / norm;
    }

    /**
     * Deflates the responses by the component.
     *
     * @param product of the transposed features with the scores
     */
    @Override
    void deflate(double[] product) {
        double[] w = weights();
        double scale = lengthOf(w) * InnerProduct.of(scores(), scores());
        double[][] sums = WeightedSums.of(new double[][] {w, product}, transposed);
        double[] q = residual(sums[0], InnerProduct.ofEach(featureLoadings, w));
        double[] b = residual(sums[1], InnerProduct.ofEach(featureLoadings, product));
        Arrays.setAll(q, j -> q[j] / scale);
        featureLoadings.add(product);
        deflate(q, b, InnerProduct.of(product, product));
    }

    private static double lengthOf(double[] vector) {
        return Math.sqrt(InnerProduct.of(vector, vector));
    }
}
