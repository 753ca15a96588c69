package ventral.scorer.metric.regression;

import java.util.Arrays;
import ventral.scorer.metric.algebra.WeightedSums;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Fit in terms of the stimuli: with the features' kernel K = X X', centred by the train rows, weights are X'z, scores
 * are K z, and X't is K t.
 */
final class DualPlsFit extends PlsFit {

    /** Sum of the squared norms of the centred features. */
    private final double variance;

    DualPlsFit(KernelPlsFeatures kernel, TrainTestSplit split) {
        super(kernel.responses(), split);
        double[][] products = kernel.productsWithout(others);
        int constant = products.length - 1;
        this.variance = kernel.squaredFeatures(split.train()) - products[constant][constant] / split.train().length;
        begin(products);
    }

    /** Returns z. */
    @Override
    double[] weights(double[] direction) {
        double[] z = WeightedSums.of(centred(direction), responses.columns());
        zeroOtherRows(z);
        subtract(InnerProduct.ofEach(loadings(), direction), deflatedScores(), z);
        return z;
    }

    @Override
    double norm(double[] product) {
        return Math.sqrt(InnerProduct.of(weights(), product));
    }

    @Override
    double largestNorm(double norm) {
        return Math.sqrt(InnerProduct.of(weights(), weights())) / norm * variance;
    }

    /**
     * Deflates the responses by the component.
     *
     * @param product of the kernel of all stimuli with the scores
     */
    @Override
    void deflate(double[] product) {
        double[] t = scores();
        double mean = trainMean(product);
        double[] kt = Arrays.stream(product).map(value -> value - mean).toArray();
        zeroOtherRows(kt);
        double[][] sums = WeightedSums.of(new double[][] {t, kt}, responses.rows());
        double[] q = residual(sums[0], InnerProduct.ofEach(deflatedScores(), t));
        double[] b = residual(sums[1], InnerProduct.ofEach(deflatedScores(), kt));
        double tt = InnerProduct.of(t, t);
        Arrays.setAll(q, j -> q[j] / tt);
        deflate(q, b, InnerProduct.of(t, kt));
    }
}
