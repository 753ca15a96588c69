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
     * @param products Y'XX'Y of the train rows, not centred, (neuroids + 1, neuroids + 1)
     * @param squares squared norms of the features of all stimuli
     */
    PrimalPlsFit(
            PlsResponses responses,
            TrainTestSplit split,
            double[][] covariances,
            double[][] products,
            double[] squares) {
        super(responses, split);
        this.covariances = covariances;
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
        double[] q = residual(InnerProduct.ofEach(covariances, w), InnerProduct.ofEach(featureLoadings, w));
        double[] b = residual(InnerProduct.ofEach(covariances, product), InnerProduct.ofEach(featureLoadings, product));
        Arrays.setAll(q, j -> q[j] / scale);
        featureLoadings.add(product);
        deflate(q, b, InnerProduct.of(product, product));
    }

    private static double lengthOf(double[] vector) {
        return Math.sqrt(InnerProduct.of(vector, vector));
    }
}
