package ventral.scorer.metric.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import ventral.scorer.metric.algebra.WeightedSums;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Computes one split's components as NIPALS does, one after the other, in terms of the train rows. With features X and
 * their kernel K = X X', both centred by the train rows, weights are X'z and scores are t = K z. Each component is
 * {@link #advance}, {@link #score} and {@link #deflate}; between them the caller multiplies z, and then t, by the
 * kernel of all stimuli.
 *
 * <p>Vectors over stimuli are 0 outside the train rows unless stated otherwise. Each component subtracts t q' from the
 * responses Y. This subtraction is not carried out, but derived from t and q.
 */
final class PlsFit {

    private static final double EPSILON = Math.ulp(1.0);

    /** Scores with a norm below this fraction of the features' total variance are rounding errors. */
    private static final double NEGLIGIBLE = 1e-10;

    private final PlsResponses responses;
    private final TrainTestSplit split;
    /** Rows that are not train rows. */
    private final int[] others;
    /** Means of the responses over the train rows. */
    private final double[] means;
    /** Neuroids with constant responses to the train rows. */
    private final boolean[] isConstant;
    /** Y'KY of the residual responses. */
    private final double[][] covariance;
    /** Sum of the squared norms of the centred features. */
    private final double variance;

    private double[] weights = {};
    private final List<double[]> scores = new ArrayList<>();
    private final List<Double> squaredScores = new ArrayList<>();
    /** K z of each component, also for test rows. */
    private final List<double[]> kernelWeights = new ArrayList<>();
    /** q of each component, (neuroids). */
    private final List<double[]> loadings = new ArrayList<>();

    PlsFit(PlsResponses responses, TrainTestSplit split) {
        this.responses = responses;
        this.split = split;
        this.others = IntStream.range(0, responses.stimulusCount())
                .filter(i -> Arrays.binarySearch(split.train(), i) < 0)
                .toArray();
        this.means = new double[responses.neuroidCount()];
        this.isConstant = new boolean[means.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = trainMean(responses.columns()[j]);
            isConstant[j] = !varies(j);
        }
        double[][] products = responses.productsWithout(others);
        double whole = products[means.length][means.length];
        this.variance = responses.squaredFeatures(split.train()) - whole / split.train().length;
        this.covariance = new double[means.length][means.length];
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < means.length; j++) {
                covariance[i][j] = isConstant[i] || isConstant[j]
                        ? 0
                        : products[i][j]
                                - means[i] * products[means.length][j]
                                - means[j] * products[i][means.length]
                                + means[i] * means[j] * whole;
            }
        }
    }

    /** Computes the weight vector z of the next component; returns false if the responses have no more components. */
    boolean advance() {
        int start = 0;
        while (start < means.length && (isConstant[start] || !varies(start))) {
            start++;
        }
        if (start == means.length) {
            return false;
        }
        double[] direction = PowerIteration.of(covariance, start);
        double[] centred = Arrays.copyOf(direction, means.length + 1);
        centred[means.length] = -InnerProduct.of(direction, means);
        weights = WeightedSums.of(centred, responses.columns());
        zeroOtherRows(weights);
        subtract(shares(loadings, direction), scores, weights);
        return true;
    }

    /** Returns the component's z, not normalised. */
    double[] weights() {
        return weights;
    }

    /**
     * Computes the component's scores; returns false if the features have no more components.
     *
     * @param product of the weights with the kernel of all stimuli
     */
    boolean score(double[] product) {
        double mean = trainMean(product);
        double norm = Math.sqrt(InnerProduct.of(weights, product));
        double[] kernelWeight =
                Arrays.stream(product).map(value -> (value - mean) / norm).toArray();
        double[] t = kernelWeight.clone();
        zeroOtherRows(t);
        double[] shares = shares(scores, t);
        Arrays.setAll(shares, b -> shares[b] / squaredScores.get(b));
        subtract(shares, scores, t);
        double tt = InnerProduct.of(t, t);
        double unit = Math.sqrt(InnerProduct.of(weights, weights)) / norm * variance;
        boolean isFound = Math.sqrt(tt) > NEGLIGIBLE * unit; // also false for NaN
        if (isFound) {
            scores.add(t);
            squaredScores.add(tt);
            kernelWeights.add(kernelWeight);
        }
        return isFound;
    }

    /** Returns the component's t. */
    double[] scores() {
        return scores.get(scores.size() - 1);
    }

    /**
     * Deflates the responses by the component.
     *
     * @param product of the scores with the kernel of all stimuli
     */
    void deflate(double[] product) {
        double[] t = scores();
        double mean = trainMean(product);
        double[] kt = Arrays.stream(product).map(value -> value - mean).toArray();
        zeroOtherRows(kt);
        double[][] sums = WeightedSums.of(new double[][] {t, kt}, responses.rows());
        double[] q = explained(t, sums[0]);
        double[] b = explained(kt, sums[1]);
        double tt = squaredScores.get(scores.size() - 1);
        Arrays.setAll(q, j -> q[j] / tt);
        loadings.add(q);

        // Y becomes Y - t q', so Y'KY changes by -(b q' + q b') + (t'Kt) q q'
        double half = InnerProduct.of(t, kt) / 2;
        Arrays.setAll(b, j -> b[j] - half * q[j]);
        for (int i = 0; i < q.length; i++) {
            double[] row = covariance[i];
            double qi = q[i];
            double bi = b[i];
            for (int j = 0; j < q.length; j++) {
                row[j] -= bi * q[j] + qi * b[j];
            }
        }
    }

    /** Returns the predictions, (test rows, neuroids). */
    double[][] predictions() {
        int[] test = split.test();
        DMatrixRMaj predicted = new DMatrixRMaj(test.length, means.length);
        int count = scores.size();
        if (count > 0) {
            DMatrixRMaj kernel = new DMatrixRMaj(test.length, count);
            for (int i = 0; i < test.length; i++) {
                for (int a = 0; a < count; a++) {
                    kernel.set(i, a, kernelWeights.get(a)[test[i]]);
                }
            }
            CommonOps_DDRM.mult(kernel, coefficients(), predicted);
        }
        double[][] result = new double[test.length][means.length];
        for (int i = 0; i < test.length; i++) {
            for (int j = 0; j < means.length; j++) {
                result[i][j] = predicted.get(i, j) + means[j] + responses.means()[j];
            }
        }
        return result;
    }

    /** Returns (P'W)⁺ Q' with the loadings P = X't/t't and the weights W = X'z: (components, neuroids). */
    private DMatrixRMaj coefficients() {
        int count = scores.size();
        DMatrixRMaj featureLoadings = new DMatrixRMaj(count, count);
        for (int a = 0; a < count; a++) {
            double[] shares = shares(kernelWeights, scores.get(a));
            for (int b = 0; b < count; b++) {
                featureLoadings.set(a, b, shares[b] / squaredScores.get(a));
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(count, count);
        CommonOps_DDRM.pinv(featureLoadings, inverse);
        DMatrixRMaj coefficients = new DMatrixRMaj(count, means.length);
        CommonOps_DDRM.mult(inverse, new DMatrixRMaj(loadings.toArray(double[][]::new)), coefficients);
        return coefficients;
    }

    /**
     * Returns the transposed residual responses times a vector.
     *
     * @param sums Y' times the vector, with the original uncentred Y; the sum of the vector is last
     */
    private double[] explained(double[] vector, double[] sums) {
        double[] explained = new double[means.length];
        Arrays.setAll(explained, j -> isConstant[j] ? 0 : sums[j] - sums[means.length] * means[j]);
        subtract(shares(scores.subList(0, loadings.size()), vector), loadings, explained);
        return explained;
    }

    /** Returns whether the residual responses of a neuroid exceed rounding errors. */
    private boolean varies(int neuroid) {
        double[] left = responses.columns()[neuroid].clone();
        for (int a = 0; a < loadings.size(); a++) {
            addTo(left, -loadings.get(a)[neuroid], scores.get(a));
        }
        double largest = 0;
        for (int i : split.train()) {
            largest = Math.max(largest, Math.abs(left[i] - means[neuroid]));
        }
        return !(largest < 10 * EPSILON); // also true for NaN
    }

    private void zeroOtherRows(double[] values) {
        for (int i : others) {
            values[i] = 0;
        }
    }

    private double trainMean(double[] values) {
        double sum = 0;
        for (int i : split.train()) {
            sum += values[i];
        }
        return sum / split.train().length;
    }

    private static double[] shares(List<double[]> vectors, double[] of) {
        return vectors.stream()
                .mapToDouble(vector -> InnerProduct.of(vector, of))
                .toArray();
    }

    private static void subtract(double[] shares, List<double[]> vectors, double[] from) {
        for (int a = 0; a < shares.length; a++) {
            addTo(from, -shares[a], vectors.get(a));
        }
    }

    private static void addTo(double[] sum, double share, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * vector[i];
        }
    }
}
