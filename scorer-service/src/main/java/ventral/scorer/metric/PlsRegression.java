package ventral.scorer.metric;

import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.pinv;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Partial least squares regression (Wold 1975), with the iterates, and so the numbers, of scikit-learn's NIPALS
 * ({@code PLSRegression(scale=False)}): the same first column, the same tolerance. It works on {@link GramMatrix} alone,
 * so its cost does not depend on the number of features.
 */
public final class PlsRegression {

    private final int componentCount;

    public PlsRegression(int componentCount) {
        if (componentCount < 1) {
            throw new IllegalArgumentException("%d components".formatted(componentCount));
        }
        this.componentCount = componentCount;
    }

    /**
     * Learns responses from the train rows and predicts those of the test rows. Where features or responses hold fewer
     * components than wanted, it makes do with those; where they hold none, it predicts the mean.
     *
     * @param responses (stimuli, neuroids)
     * @return (test rows, neuroids)
     */
    public double[][] predict(GramMatrix features, double[][] responses, Split split) {
        if (responses.length != features.size()) {
            throw new IllegalArgumentException(
                    "features of %d stimuli, responses to %d".formatted(features.size(), responses.length));
        }
        if (split.train().length <= componentCount) {
            throw new IllegalArgumentException(
                    "%d components cannot be found in %d stimuli".formatted(componentCount, split.train().length));
        }
        double[] means = new double[responses[0].length];
        DMatrixRMaj targets = centred(responses, split.train(), means);
        DMatrixRMaj kernel = features.train(split.train());
        PlsComponents components = PlsComponents.of(kernel, targets, componentCount);
        DMatrixRMaj predicted = new DMatrixRMaj(split.test().length, means.length);
        if (components.count() > 0) {
            mult(features.test(split.test(), split.train()), coefficients(components), predicted);
        }
        double[][] result = new double[predicted.numRows][predicted.numCols];
        for (int i = 0; i < predicted.numRows; i++) {
            for (int j = 0; j < predicted.numCols; j++) {
                result[i][j] = predicted.get(i, j) + means[j];
            }
        }
        return result;
    }

    /** Z (P'W)⁺ Q', where the weights W are X'Z: (train rows, neuroids). */
    private static DMatrixRMaj coefficients(PlsComponents components) {
        DMatrixRMaj z = components.weights();
        DMatrixRMaj loadings = new DMatrixRMaj(z.numCols, z.numCols);
        multTransA(components.kernelScores(), z, loadings);
        for (int a = 0; a < loadings.numRows; a++) {
            for (int b = 0; b < loadings.numCols; b++) {
                loadings.set(a, b, loadings.get(a, b) / components.squaredScores()[a]);
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(z.numCols, z.numCols);
        pinv(loadings, inverse);
        DMatrixRMaj rotated = new DMatrixRMaj(z.numCols, components.responseLoadings().numRows);
        multTransB(inverse, components.responseLoadings(), rotated);
        DMatrixRMaj coefficients = new DMatrixRMaj(z.numRows, rotated.numCols);
        mult(z, rotated, coefficients);
        return coefficients;
    }

    private static DMatrixRMaj centred(double[][] responses, int[] rows, double[] means) {
        DMatrixRMaj centred = new DMatrixRMaj(rows.length, means.length);
        for (int row : rows) {
            for (int j = 0; j < means.length; j++) {
                means[j] += responses[row][j];
            }
        }
        Arrays.setAll(means, j -> means[j] / rows.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < means.length; j++) {
                centred.set(i, j, responses[rows[i]][j] - means[j]);
            }
        }
        return centred;
    }
}
