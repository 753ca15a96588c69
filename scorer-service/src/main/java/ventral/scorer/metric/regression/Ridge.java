package ventral.scorer.metric.regression;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Ridge regression (Hoerl and Kennard 1970) in its dual form, (K + alpha I)⁻¹ Y with the centred kernel K and the
 * centred responses Y. Its predictions equal those of scikit-learn's {@code Ridge(alpha)}, whose intercept is not
 * penalised either.
 *
 * @param alpha penalty of the squared weights, in squared units of the features; 1 in Brain-Score's {@code ridge}
 */
public record Ridge(double alpha) implements Regression {

    /**
     * Checks the penalty.
     *
     * @throws IllegalArgumentException unless alpha is positive and finite
     */
    public Ridge {
        requirePenalty(alpha);
    }

    @Override
    public List<double[][]> predict(GramMatrix features, double[][] responses, List<TrainTestSplit> splits) {
        return DualRegression.predict(features, responses, splits, this::coefficients);
    }

    static void requirePenalty(double alpha) {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a penalty of %s; it must be positive and finite".formatted(alpha));
        }
    }

    private DMatrixRMaj coefficients(DMatrixRMaj kernel, DMatrixRMaj targets) {
        DMatrixRMaj penalised = kernel.copy();
        for (int i = 0; i < penalised.numRows; i++) {
            penalised.add(i, i, alpha);
        }
        var solver = LinearSolverFactory_DDRM.chol(penalised.numRows);
        if (!solver.setA(penalised)) {
            throw new IllegalArgumentException(
                    "the inner products of the features are not positive definite with a penalty of %s"
                            .formatted(alpha));
        }
        DMatrixRMaj coefficients = targets.createLike();
        solver.solve(targets.copy(), coefficients);
        return coefficients;
    }
}
