package ventral.scorer.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Inner products of every stimulus's features with every other's: all that a linear regression needs to know of features,
 * however many there are. Whatever was added to all stimuli's features alike does not matter, as long as it is not so
 * large that their differences drown in rounding.
 *
 * @param products (stimuli, stimuli), symmetric
 */
@SuppressWarnings("ArrayRecordComponent")
public record GramMatrix(double[][] products) {

    public GramMatrix {
        for (double[] row : products) {
            if (row.length != products.length) {
                throw new IllegalArgumentException(
                        "a Gram matrix with a row of %d in %d".formatted(row.length, products.length));
            }
        }
    }

    /**
     * Takes the features' means away first.
     *
     * @param features (stimuli, features)
     */
    public static GramMatrix of(double[][] features) {
        DMatrixRMaj centred = new DMatrixRMaj(features);
        for (int j = 0; j < centred.numCols; j++) {
            double mean = 0;
            for (int i = 0; i < centred.numRows; i++) {
                mean += centred.get(i, j) / centred.numRows;
            }
            for (int i = 0; i < centred.numRows; i++) {
                centred.add(i, j, -mean);
            }
        }
        DMatrixRMaj products = new DMatrixRMaj(centred.numRows, centred.numRows);
        CommonOps_DDRM.multTransB(centred, centred, products);
        return new GramMatrix(products.get2DData());
    }

    /** Products among some of the stimuli, in the order that they are named in. */
    public GramMatrix rows(int[] stimuli) {
        if (Arrays.equals(stimuli, IntStream.range(0, size()).toArray())) {
            return this;
        }
        double[][] part = new double[stimuli.length][stimuli.length];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = products[stimuli[i]][stimuli[j]];
            }
        }
        return new GramMatrix(part);
    }

    int size() {
        return products.length;
    }

    /**
     * This matrix times vectors, all in one pass over it.
     *
     * @param vectors (vectors, stimuli)
     * @return (vectors, stimuli)
     */
    double[][] times(double[][] vectors) {
        return WeightedSums.inParallel(vectors, products);
    }
}
