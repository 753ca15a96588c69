package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.stream.IntStream;
import ventral.scorer.djl.memory.FeatureMemory;
import ventral.scorer.djl.memory.ReusedArray;

/** Keeps the inner products of the features, and the features' sums. */
final class GramMatrixStore extends LayerFeatureStore {

    /** Number of rows multiplied at a time. The matrix is symmetric, so half of the products suffice. */
    private static final int BAND = 400;

    private final double[] sums;

    GramMatrixStore(NDManager manager, FeatureMemory memory, int stimulusCount, ActivationBuffer activations) {
        super(manager, memory, stimulusCount, activations);
        this.sums = new double[stimulusCount];
    }

    @Override
    Shape matrixShape(int stimuli, long features) {
        return new Shape(stimuli, stimuli);
    }

    @Override
    void compute(NDArray products, ActivationBuffer activations, ReusedArray memory) throws IOException {
        for (int chunk = 0; chunk < activations.chunkCount(); chunk++) {
            NDArray features = memory.get(new Shape(size(), activations.width(chunk)));
            activations.read(chunk, features);
            addProducts(features, products, chunk == 0);
            addSums(features);
        }
        for (int from = 0; from < size(); from += BAND) {
            mirror(products, from);
        }
    }

    /** Adds the products of a chunk of features, of each band of rows with the rows from the band's first on. */
    private static void addProducts(NDArray features, NDArray products, boolean isFirst) {
        long height = features.getShape().get(0);
        for (long from = 0; from < height; from += BAND) {
            try (NDArray band = features.get(new NDIndex("{}:{}", from, Math.min(from + BAND, height)));
                    NDArray with = features.get(new NDIndex("{}:", from));
                    NDArray transposed = with.transpose();
                    NDArray product = band.matMul(transposed)) {
                if (isFirst) {
                    products.set(band(from, height), product);
                } else {
                    try (NDArray sum = products.get(band(from, height))) {
                        sum.addi(product); // in the memory of the matrix
                    }
                }
            }
        }
    }

    private void addSums(NDArray features) {
        try (NDArray total = features.sum(new int[] {1})) {
            double[] more = total.toDoubleArray();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += more[i];
            }
        }
    }

    /** Copies the products of a band of rows across the diagonal. */
    private static void mirror(NDArray products, long from) {
        long height = products.getShape().get(0);
        try (NDArray band = products.get(band(from, height));
                NDArray transposed = band.transpose();
                NDArray copy = transposed.duplicate()) {
            products.set(new NDIndex("{}:, {}:{}", from, from, Math.min(from + BAND, height)), copy);
        }
    }

    private static NDIndex band(long from, long height) {
        return new NDIndex("{}:{}, {}:", from, Math.min(from + BAND, height), from);
    }

    @Override
    public double[][] multiply(double[][] vectors) {
        try (NDManager scope = manager().newSubManager()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, vectors).matMul(matrix()));
        }
    }

    @Override
    public double[] diagonal() {
        DoubleBuffer numbers = NativeMatrices.numbers(matrix());
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> numbers.get(i * sums.length + i))
                .toArray();
    }

    @Override
    public double[][] submatrix(int[] stimuli) {
        DoubleBuffer numbers = NativeMatrices.numbers(matrix());
        double[][] part = new double[stimuli.length][stimuli.length];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = numbers.get(stimuli[i] * sums.length + stimuli[j]);
            }
        }
        return part;
    }

    @Override
    public double[][] toMatrix() {
        return NativeMatrices.toJava(matrix());
    }

    @Override
    double[] sums() {
        return sums.clone();
    }
}
