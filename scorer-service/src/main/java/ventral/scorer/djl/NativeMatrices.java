package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;

/** Copies matrices of doubles between the Java heap and native memory. */
final class NativeMatrices {

    private NativeMatrices() {}

    static NDArray toNative(NDManager manager, double[][] rows) {
        int width = rows[0].length;
        double[] flat = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return manager.create(flat, new Shape(rows.length, width));
    }

    static double[][] toJava(NDArray matrix) {
        Shape shape = matrix.getShape();
        double[][] rows = new double[(int) shape.get(0)][(int) shape.get(1)];
        DoubleBuffer numbers = numbers(matrix);
        for (double[] row : rows) {
            numbers.get(row);
        }
        return rows;
    }

    /** Returns the numbers in place, or as a copy if they are on a GPU. Valid as long as the matrix is open. */
    static DoubleBuffer numbers(NDArray matrix) {
        return matrix.toByteBuffer(true).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    }
}
