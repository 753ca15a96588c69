package ventral.scorer.metric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Inner products of every stimulus's features with every other's: all that a linear regression needs to know of features,
 * however many there are. Whatever was added to all stimuli's features alike does not matter, as long as it is not so
 * large that their differences drown in rounding.
 *
 * @param products (stimuli, stimuli)
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

    /** Products among the rows to learn from, centred by those rows alone. */
    DMatrixRMaj train(int[] train) {
        DMatrixRMaj kernel = part(train, train);
        double[] means = columnMeans(kernel);
        double mean = mean(means);
        for (int i = 0; i < kernel.numRows; i++) {
            for (int j = 0; j < kernel.numCols; j++) {
                kernel.add(i, j, mean - means[i] - means[j]);
            }
        }
        return kernel;
    }

    /** Products of the rows to be judged on with those to learn from, centred by the latter alone. */
    DMatrixRMaj test(int[] test, int[] train) {
        double[] means = columnMeans(part(train, train));
        double mean = mean(means);
        DMatrixRMaj kernel = part(test, train);
        for (int i = 0; i < kernel.numRows; i++) {
            double row = 0;
            for (int j = 0; j < kernel.numCols; j++) {
                row += kernel.get(i, j) / kernel.numCols;
            }
            for (int j = 0; j < kernel.numCols; j++) {
                kernel.add(i, j, mean - row - means[j]);
            }
        }
        return kernel;
    }

    private DMatrixRMaj part(int[] rows, int[] columns) {
        DMatrixRMaj part = new DMatrixRMaj(rows.length, columns.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                part.set(i, j, products[rows[i]][columns[j]]);
            }
        }
        return part;
    }

    private static double[] columnMeans(DMatrixRMaj matrix) {
        double[] means = new double[matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                means[j] += matrix.get(i, j) / matrix.numRows;
            }
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
