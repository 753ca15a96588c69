package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.LinearAlgebra;

/** Keeps the inner products of the features, and the features' sums. */
final class GramMatrixStore implements LayerFeatureStore {

    /** Number of rows multiplied at a time. The matrix is symmetric, so half of the products suffice. */
    private static final int BAND = 400;

    private final NDManager manager;
    private final NDArray products;
    private final double[] sums;
    private final ActivationBuffer activations;

    /**
     * Allocates memory for the products.
     *
     * @param manager closed with this
     * @param activations closed after it has been read
     */
    GramMatrixStore(NDManager manager, int stimulusCount, ActivationBuffer activations) {
        this.manager = manager;
        this.products = manager.zeros(new Shape(stimulusCount, stimulusCount), DataType.FLOAT64);
        this.sums = new double[stimulusCount];
        this.activations = activations;
    }

    @Override
    public void write(NDArray rows, int first) throws IOException {
        activations.write(rows, first);
    }

    @Override
    public void finish() throws IOException {
        try (activations;
                NDManager scope = manager.newSubManager()) {
            List<NDArray> bands = new ArrayList<>();
            for (int chunk = 0; chunk < activations.chunkCount(); chunk++) {
                try (NDManager part = scope.newSubManager()) {
                    NDArray features = activations.read(part, chunk).toType(DataType.FLOAT64, false);
                    add(features, scope, bands);
                    double[] more = features.sum(new int[] {1}).toDoubleArray();
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += more[i];
                    }
                }
            }
            for (int band = 0; band < bands.size(); band++) {
                put(bands.get(band), band * BAND);
            }
        }
    }

    @Override
    public int size() {
        return sums.length;
    }

    @Override
    public double[][] multiply(double[][] vectors) {
        try (NDManager scope = manager.newSubManager()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, vectors).matMul(products));
        }
    }

    @Override
    public double[] diagonal() {
        DoubleBuffer numbers = NativeMatrices.numbers(products);
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> numbers.get(i * sums.length + i))
                .toArray();
    }

    @Override
    public double[][] submatrix(int[] stimuli) {
        DoubleBuffer numbers = NativeMatrices.numbers(products);
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
        return NativeMatrices.toJava(products);
    }

    @Override
    public LinearAlgebra algebra() {
        return new TorchLinearAlgebra(manager);
    }

    @Override
    public double[] sums() {
        return sums.clone();
    }

    @Override
    public void close() {
        try {
            activations.close();
        } finally {
            manager.close();
        }
    }

    /**
     * Stores the products of a band of rows with the rows from the band's first on, and their mirror image across the
     * diagonal.
     */
    private void put(NDArray band, int first) {
        long end = first + band.getShape().get(0);
        products.set(new NDIndex("{}:{}, {}:", first, end, first), band);
        products.set(new NDIndex("{}:, {}:{}", first, first, end), band.transpose());
    }

    /**
     * Adds the products of a chunk of features.
     *
     * @param bands sums so far, for each band of rows with the rows from its first on
     */
    private static void add(NDArray features, NDManager scope, List<NDArray> bands) {
        boolean isFirst = bands.isEmpty();
        long height = features.getShape().get(0);
        for (int from = 0; from < height; from += BAND) {
            NDArray band = features.get(new NDIndex("{}:{}", from, Math.min(from + BAND, height)));
            NDArray with = features.get(new NDIndex("{}:", from));
            NDArray product = band.matMul(with.transpose());
            if (isFirst) {
                product.attach(scope);
                bands.add(product);
            } else {
                bands.get(from / BAND).addi(product);
            }
        }
    }
}
