package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ventral.scorer.djl.memory.FeatureMemory;
import ventral.scorer.djl.memory.ReusedArray;
import ventral.scorer.djl.memory.StoredMatrix;
import ventral.scorer.metric.algebra.FeatureProducts;
import ventral.scorer.metric.algebra.LinearAlgebra;

/**
 * Keeps a matrix in double precision from which the products of one layer's features are computed: the features, or
 * their inner products.
 */
abstract sealed class LayerFeatureStore implements FeatureProducts, AutoCloseable
        permits GramMatrixStore, FeatureMatrixStore {

    private final NDManager manager;
    private final FeatureMemory memory;
    private final int stimulusCount;
    private final ActivationBuffer activations;
    private @Nullable StoredMatrix matrix;

    /**
     * Creates a store.
     *
     * @param manager closed with this
     * @param memory of all layers
     * @param activations closed after they have been read
     */
    LayerFeatureStore(NDManager manager, FeatureMemory memory, int stimulusCount, ActivationBuffer activations) {
        this.manager = manager;
        this.memory = memory;
        this.stimulusCount = stimulusCount;
        this.activations = activations;
    }

    /** Returns the store that takes less memory: of the features, or of their inner products. */
    static LayerFeatureStore create(
            NDManager manager, FeatureMemory memory, int stimulusCount, ActivationBuffer activations) {
        return activations.featureCount() <= stimulusCount / 2
                ? new FeatureMatrixStore(manager, memory, stimulusCount, activations)
                : new GramMatrixStore(manager, memory, stimulusCount, activations);
    }

    /**
     * Writes the features of some stimuli.
     *
     * @param rows features of stimuli from {@code first} on, (N, features)
     */
    final void write(NDArray rows, int first) throws IOException {
        activations.write(rows, first);
    }

    /** Completes the store. Must be called after all stimuli are written and before anything is read. */
    final void finish() throws IOException {
        NDArray computed = memory.newMatrix(matrixShape(stimulusCount, activations.featureCount()));
        try (activations) {
            compute(computed, activations, memory.chunk());
        }
        matrix = new StoredMatrix(memory, manager, computed);
    }

    /** Returns the shape of the matrix that is kept. */
    abstract Shape matrixShape(int stimuli, long features);

    /**
     * Computes the matrix that is kept.
     *
     * @param chunk memory for a chunk of features
     */
    abstract void compute(NDArray computed, ActivationBuffer features, ReusedArray chunk) throws IOException;

    /** Returns the matrix that is kept; valid until one of another layer is used. */
    final NDArray matrix() {
        return Objects.requireNonNull(matrix, "finish() was not called").get();
    }

    /** Returns the sum over the features of each stimulus. */
    abstract double[] sums();

    final NDManager manager() {
        return manager;
    }

    @Override
    public final int size() {
        return stimulusCount;
    }

    @Override
    public final LinearAlgebra algebra() {
        return new TorchLinearAlgebra(manager);
    }

    @Override
    public final void close() {
        try (manager;
                activations) {
            if (matrix != null) {
                matrix.close();
            }
        }
    }
}
