package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.Optional;
import ventral.scorer.metric.algebra.LinearAlgebra;
import ventral.scorer.metric.algebra.StoredFeatures;

/** Keeps the features themselves, for layers with at most half as many features as stimuli. */
final class FeatureMatrixStore implements LayerFeatureStore, StoredFeatures {

    private final NDManager manager;
    /** Matrix of features, (stimuli, features). */
    private final NDArray features;

    /**
     * Allocates memory for the features.
     *
     * @param manager closed with this
     */
    FeatureMatrixStore(NDManager manager, int stimulusCount, long featureCount) {
        this.manager = manager;
        this.features = manager.zeros(new Shape(stimulusCount, featureCount), DataType.FLOAT64);
    }

    @Override
    public void write(NDArray rows, int first) {
        try (NDArray exact = rows.toType(DataType.FLOAT64, true)) {
            features.set(new NDIndex("{}:{}", first, first + rows.getShape().get(0)), exact);
        }
    }

    @Override
    public void finish() {
        // products are computed on demand
    }

    @Override
    public int size() {
        return (int) features.getShape().get(0);
    }

    @Override
    public double[][] multiply(double[][] vectors) {
        try (NDManager scope = manager.newSubManager();
                NDArray transposed = features.transpose()) {
            return NativeMatrices.toJava(
                    NativeMatrices.toNative(scope, vectors).matMul(features).matMul(transposed));
        }
    }

    @Override
    public Optional<StoredFeatures> stored() {
        return Optional.of(this);
    }

    @Override
    public double[][] project(double[][] vectors) {
        try (NDManager scope = manager.newSubManager()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, vectors).matMul(features));
        }
    }

    @Override
    public double[][] project(double[][] vectors, int[] stimuli) {
        try (NDManager scope = manager.newSubManager()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, vectors).matMul(rows(scope, stimuli)));
        }
    }

    @Override
    public double[][] evaluate(double[][] weights) {
        try (NDManager scope = manager.newSubManager();
                NDArray transposed = features.transpose()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, weights).matMul(transposed));
        }
    }

    @Override
    public double[] diagonal() {
        try (NDArray squares = features.square();
                NDArray sums = squares.sum(new int[] {1})) {
            return sums.toDoubleArray();
        }
    }

    @Override
    public double[] sums() {
        try (NDArray sums = features.sum(new int[] {1})) {
            return sums.toDoubleArray();
        }
    }

    @Override
    public double[][] submatrix(int[] stimuli) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray part = rows(scope, stimuli);
            return NativeMatrices.toJava(part.matMul(part.transpose()));
        }
    }

    @Override
    public double[][] toMatrix() {
        try (NDArray transposed = features.transpose();
                NDArray products = features.matMul(transposed)) {
            return NativeMatrices.toJava(products);
        }
    }

    @Override
    public Optional<double[][]> features() {
        return Optional.of(NativeMatrices.toJava(features));
    }

    @Override
    public LinearAlgebra algebra() {
        return new TorchLinearAlgebra(manager);
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray rows(NDManager scope, int[] stimuli) {
        int width = (int) features.getShape().get(1);
        DoubleBuffer numbers = NativeMatrices.numbers(features);
        double[][] rows = new double[stimuli.length][width];
        for (int i = 0; i < stimuli.length; i++) {
            numbers.get(stimuli[i] * width, rows[i]);
        }
        return NativeMatrices.toNative(scope, rows);
    }
}
