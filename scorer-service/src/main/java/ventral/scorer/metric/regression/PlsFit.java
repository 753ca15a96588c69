package ventral.scorer.metric.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Computes one split's components as NIPALS does, one after the other. With features X, centred by the train rows, a
 * component has weights w and scores t = X w. Each component is {@link #advance}, {@link #score} and {@link #deflate};
 * between them the caller applies the features to the weights, and then to the scores, of all splits together.
 *
 * <p>Vectors over stimuli are 0 outside the train rows unless stated otherwise. Each component subtracts t q' from the
 * responses Y. This subtraction is not carried out, but derived from t and q.
 */
abstract class PlsFit {

    private static final double EPSILON = Math.ulp(1.0);

    /** Scores with a norm below this fraction of what the features' variance allows are rounding errors. */
    private static final double NEGLIGIBLE = 1e-10;

    final PlsResponses responses;
    /** Rows that are not train rows. */
    final int[] others;

    private final TrainTestSplit split;
    /** Means of the responses over the train rows. */
    private final double[] means;
    /** Neuroids with constant responses to the train rows. */
    private final boolean[] isConstant;
    /** Y'XX'Y of the residual responses. */
    private final double[][] covariance;

    private double[] weights = {};
    private final List<double[]> scores = new ArrayList<>();
    private final List<Double> squaredScores = new ArrayList<>();
    /** X w of each component, also for test rows. */
    private final List<double[]> kernelWeights = new ArrayList<>();

    private final List<double[]> loadings = new ArrayList<>();

    PlsFit(PlsResponses responses, TrainTestSplit split) {
        this.responses = responses;
        this.split = split;
        this.others = split.otherRows(responses.stimulusCount());
        this.means = new double[responses.neuroidCount()];
        this.isConstant = new boolean[means.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = trainMean(responses.columns()[j]);
            isConstant[j] = !varies(j);
        }
        this.covariance = new double[means.length][means.length];
    }

    /**
     * Sets Y'XX'Y of the responses before the first component.
     *
     * @param products of the responses and of a constant neuroid, which comes last; those are not centred
     */
    final void begin(double[][] products) {
        int constant = means.length;
        for (int i = 0; i < constant; i++) {
            for (int j = 0; j < constant; j++) {
                covariance[i][j] = isConstant[i] || isConstant[j]
                        ? 0
                        : products[i][j]
                                - means[i] * products[constant][j]
                                - means[j] * products[i][constant]
                                + means[i] * means[j] * products[constant][constant];
            }
        }
    }

    /** Computes the weights of the next component; returns false if the responses have no more components. */
    final boolean advance() {
        int start = 0;
        while (start < means.length && (isConstant[start] || !varies(start))) {
            start++;
        }
        if (start == means.length) {
            return false;
        }
        weights = weights(PowerIteration.of(covariance, start));
        return true;
    }

    /**
     * Returns X' times the residual responses of a combination of neuroids, in the form that {@link PlsFeatures}
     * evaluates.
     *
     * @param direction the combination, (neuroids)
     */
    abstract double[] weights(double[] direction);

    /** Returns the component's weights, not normalised. */
    final double[] weights() {
        return weights;
    }

    /**
     * Computes the component's scores; returns false if the features have no more components.
     *
     * @param product of the features of all stimuli with the weights
     */
    final boolean score(double[] product) {
        double mean = trainMean(product);
        double norm = norm(product);
        double[] kernelWeight =
                Arrays.stream(product).map(value -> (value - mean) / norm).toArray();
        double[] t = kernelWeight.clone();
        zeroOtherRows(t);
        double[] shares = InnerProduct.ofEach(scores, t);
        Arrays.setAll(shares, b -> shares[b] / squaredScores.get(b));
        subtract(shares, scores, t);
        double tt = InnerProduct.of(t, t);
        boolean isFound = Math.sqrt(tt) > NEGLIGIBLE * largestNorm(norm); // also false for NaN
        if (isFound) {
            scores.add(t);
            squaredScores.add(tt);
            kernelWeights.add(kernelWeight);
        }
        return isFound;
    }

    /**
     * Returns the norm of the weights.
     *
     * @param product of the features of all stimuli with the weights
     */
    abstract double norm(double[] product);

    /**
     * Returns an upper bound of the norm of the scores, with which their rounding errors grow.
     *
     * @param norm of the weights
     */
    abstract double largestNorm(double norm);

    /** Returns the component's t. */
    final double[] scores() {
        return scores.get(scores.size() - 1);
    }

    /**
     * Deflates the responses by the component.
     *
     * @param product of the features with the scores, in the form of {@link PlsFeatures}
     */
    abstract void deflate(double[] product);

    /**
     * Deflates the responses. Y becomes Y - t q', so Y'XX'Y changes by -(b q' + q b') + |X't|² q q'.
     *
     * @param q Y't/t't
     * @param b Y'XX't of the residual responses, changed by this
     * @param square |X't|²
     */
    final void deflate(double[] q, double[] b, double square) {
        loadings.add(q);
        double half = square / 2;
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
    final double[][] predictions() {
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
            double[] shares = InnerProduct.ofEach(kernelWeights, scores.get(a));
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
     * Returns products of the residual responses.
     *
     * @param sums products of the original uncentred responses; that of a constant neuroid is last
     * @param shares products with the components by which the responses were deflated
     */
    final double[] residual(double[] sums, double[] shares) {
        double[] residual = new double[means.length];
        Arrays.setAll(residual, j -> isConstant[j] ? 0 : sums[j] - sums[means.length] * means[j]);
        subtract(shares, loadings, residual);
        return residual;
    }

    /** Extends a combination of neuroids by the constant neuroid, so that the sum of responses is centred. */
    final double[] centred(double[] direction) {
        double[] centred = Arrays.copyOf(direction, means.length + 1);
        centred[means.length] = -InnerProduct.of(direction, means);
        return centred;
    }

    /** Returns q of each component, (neuroids). */
    final List<double[]> loadings() {
        return loadings;
    }

    /** Returns t of the components by which the responses were deflated. */
    final List<double[]> deflatedScores() {
        return scores.subList(0, loadings.size());
    }

    /** Returns whether the residual responses of a neuroid exceed rounding errors. */
    private boolean varies(int neuroid) {
        double[] column = responses.columns()[neuroid];
        double[] left = loadings.isEmpty() ? column : column.clone();
        subtract(loadings.stream().mapToDouble(q -> q[neuroid]).toArray(), scores, left);
        double largest = 0;
        for (int i : split.train()) {
            largest = Math.max(largest, Math.abs(left[i] - means[neuroid]));
        }
        return !(largest < 10 * EPSILON); // also true for NaN
    }

    final void zeroOtherRows(double[] values) {
        for (int i : others) {
            values[i] = 0;
        }
    }

    final double trainMean(double[] values) {
        double sum = 0;
        for (int i : split.train()) {
            sum += values[i];
        }
        return sum / split.train().length;
    }

    static void subtract(double[] shares, List<double[]> vectors, double[] from) {
        for (int a = 0; a < shares.length; a++) {
            double share = shares[a];
            double[] vector = vectors.get(a);
            for (int i = 0; i < from.length; i++) {
                from[i] -= share * vector[i];
            }
        }
    }
}
