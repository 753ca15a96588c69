package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.Optional;
import ventral.scorer.djl.memory.FeatureMemory;
import ventral.scorer.djl.memory.ReusedArray;
import ventral.scorer.metric.algebra.StoredFeatures;

/** Keeps the features themselves, for layers with at most half as many features as stimuli. */
final class FeatureMatrixStore extends LayerFeatureStore implements StoredFeatures {

    FeatureMatrixStore(NDManager manager, FeatureMemory memory, int stimulusCount, ActivationBuffer activations) {
        super(manager, memory, stimulusCount, activations);
    }

    @Override
    Shape matrixShape(int stimuli, long features) {
        return new Shape(stimuli, features);
    }

    @Override
    void compute(NDArray features, ActivationBuffer activations, ReusedArray memory) throws IOException {
        for (int chunk = 0; chunk < activations.chunkCount(); chunk++) {
            long from = (long) chunk * ActivationBuffer.CHUNK;
            try (NDArray part = features.get(new NDIndex(":, {}:{}", from, from + activations.width(chunk)))) {
                activations.read(chunk, part);
            }
        }
    }

    @Override
    public double[][] multiply(double[][] vectors) {
        try (NDManager scope = manager().newSubManager();
                NDArray transposed = matrix().transpose()) {
            return NativeMatrices.toJava(
                    NativeMatrices.toNative(scope, vectors).matMul(matrix()).matMul(transposed));
        }
    }

    @Override
    public Optional<StoredFeatures> stored() {
        return Optional.of(this);
    }

    @Override
    public double[][] project(double[][] vectors) {
        try (NDManager scope = manager().newSubManager()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, vectors).matMul(matrix()));
        }
    }

    @Override
    public double[][] project(double[][] vectors, int[] stimuli) {
        try (NDManager scope = manager().newSubManager()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, vectors).matMul(rows(scope, stimuli)));
        }
    }

    @Override
    public double[][] evaluate(double[][] weights) {
        try (NDManager scope = manager().newSubManager();
                NDArray transposed = matrix().transpose()) {
            return NativeMatrices.toJava(NativeMatrices.toNative(scope, weights).matMul(transposed));
        }
    }

    @Override
    public double[] diagonal() {
        try (NDArray squares = matrix().square();
                NDArray sums = squares.sum(new int[] {1})) {
            return sums.toDoubleArray();
        }
    }

    @Override
    public double[] sums() {
        try (NDArray sums = matrix().sum(new int[] {1})) {
            return sums.toDoubleArray();
        }
    }

    @Override
    public double[][] submatrix(int[] stimuli) {
        try (NDManager scope = manager().newSubManager()) {
            NDArray part = rows(scope, stimuli);
            return NativeMatrices.toJava(part.matMul(part.transpose()));
        }
    }

    @Override
    public double[][] toMatrix() {
        try (NDArray transposed = matrix().transpose();
                NDArray products = matrix().matMul(transposed)) {
            return NativeMatrices.toJava(products);
        }
    }

    @Override
    public Optional<double[][]> features() {
        return Optional.of(NativeMatrices.toJava(matrix()));
    }

    private NDArray rows(NDManager scope, int[] stimuli) {
        int width = (int) matrix().getShape().get(1);
        DoubleBuffer numbers = NativeMatrices.numbers(matrix());
        double[][] rows = new double[stimuli.length][width];
        for (int i = 0; i < stimuli.length; i++) {
            numbers.get(stimuli[i] * width, rows[i]);
        }
        return NativeMatrices.toNative(scope, rows);
    }
}
