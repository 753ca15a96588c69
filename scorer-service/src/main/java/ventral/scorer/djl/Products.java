package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ventral.scorer.metric.GramMatrix;

/** Inner products of one layer's features, filled in block by block. */
final class Products {

    /** Columns that are in double precision at a time. */
    private static final long COLUMNS = 8192;

    private final double[][] products;

    Products(int stimulusCount) {
        this.products = new double[stimulusCount][stimulusCount];
    }

    /**
     * @param rows features of stimuli from {@code firstRow} on, (N, features)
     * @param columns features of stimuli from {@code firstColumn} on
     */
    void fill(NDArray rows, int firstRow, NDArray columns, int firstColumn) {
        int width = (int) columns.getShape().get(0);
        double[] block = product(rows, columns);
        for (int k = 0; k < block.length; k++) {
            int i = firstRow + k / width;
            int j = firstColumn + k % width;
            products[i][j] = block[k];
            products[j][i] = block[k];
        }
    }

    GramMatrix matrix() {
        return new GramMatrix(products);
    }

    private static double[] product(NDArray a, NDArray b) {
        long featureCount = a.getShape().get(1);
        try (NDManager manager = a.getManager().newSubManager()) {
            NDArray sum =
                    manager.zeros(new Shape(a.getShape().get(0), b.getShape().get(0)), DataType.FLOAT64);
            for (long from = 0; from < featureCount; from += COLUMNS) {
                try (NDManager part = manager.newSubManager()) {
                    NDIndex columns = new NDIndex(":, {}:{}", from, Math.min(from + COLUMNS, featureCount));
                    NDArray left = a.get(part, columns).toType(DataType.FLOAT64, false);
                    NDArray right = b.get(part, columns).toType(DataType.FLOAT64, false);
                    sum.addi(left.matMul(right.transpose()));
                }
            }
            return sum.toDoubleArray();
        }
    }
}
