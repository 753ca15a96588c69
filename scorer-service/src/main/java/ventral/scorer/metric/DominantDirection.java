package ventral.scorer.metric;

import static org.ejml.dense.row.CommonOps_DDRM.dot;
import static org.ejml.dense.row.CommonOps_DDRM.mult;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * NIPALS' inner loop in the space of responses. With S = X'Y and M = S'S it goes from c to M c, where the loop over
 * features would go from its weights S c/|S c| to the next, and stops when that loop would: once the weights move by less
 * than the tolerance.
 */
final class DominantDirection {

    private static final int MOST_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-6;

    private DominantDirection() {}

    /**
     * @param m (neuroids, neuroids)
     * @param start the neuroid whose responses the loop starts from
     * @return (neuroids, 1), of no particular length
     */
    static DMatrixRMaj of(DMatrixRMaj m, int start) {
        DMatrixRMaj c = new DMatrixRMaj(m.numRows, 1);
        c.set(start, 1);
        DMatrixRMaj g = times(m, c);
        double norm = Math.sqrt(dot(c, g));
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 1; m.numRows > 1 && change >= TOLERANCE && iteration < MOST_ITERATIONS; iteration++) {
            DMatrixRMaj next = g.copy();
            CommonOps_DDRM.divide(next, dot(c, g));
            DMatrixRMaj nextG = times(m, next);
            double nextNorm = Math.sqrt(dot(next, nextG));
            change = 2 - 2 * dot(c, nextG) / (norm * nextNorm);
            c = next;
            g = nextG;
            norm = nextNorm;
        }
        return c;
    }

    private static DMatrixRMaj times(DMatrixRMaj m, DMatrixRMaj c) {
        DMatrixRMaj product = new DMatrixRMaj(m.numRows, 1);
        mult(m, c, product);
        return product;
    }
}
