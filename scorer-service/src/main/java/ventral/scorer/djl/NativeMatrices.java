package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import ventral.scorer.djl.memory.NativeArrays;

/** Copies matrices of doubles between the Java heap and native memory. */
final class NativeMatrices {

    private NativeMatrices() {}

    static NDArray toNative(NDManager manager, double[][] rows) {
        return NativeArrays.<RuntimeException>create(
                manager, new Shape(rows.length, rows[0].length), DataType.FLOAT64, array -> {
                    DoubleBuffer numbers = numbers(array);
                    for (double[] row : rows) {
                        numbers.put(row);
                    }
                });
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
        return NativeArrays.buffer(matrix).asDoubleBuffer();
    }
}
