package ventral.scorer.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import ventral.scorer.djl.memory.NativeArrays;
import ventral.scorer.metric.algebra.Eigendecomposition;
import ventral.scorer.metric.algebra.LinearAlgebra;

/**
 * Computes with libtorch on the device that holds the features. DJL has no eigendecomposition, so it runs as a
 * TorchScript module of one line.
 */
final class TorchLinearAlgebra implements LinearAlgebra {

    private static final byte[] EIGENVECTORS = TorchScriptWriter.of("Eigenvectors", """
        class Eigenvectors(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.Eigenvectors,
            symmetric: Tensor) -> Tuple[Tensor, Tensor]:
            values, vectors, = torch.linalg_eigh(symmetric, "L")
            return (torch.flip(values, [0]), torch.contiguous(torch.flip(vectors, [1])))
        """);

    private final NDManager manager;

    /**
     * Creates the algebra.
     *
     * @param manager of the features
     */
    TorchLinearAlgebra(NDManager manager) {
        this.manager = manager;
    }

    @Override
    public DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        try (NDManager scope = manager.newSubManager()) {
            return toJava(toNative(scope, a).matMul(toNative(scope, b)));
        }
    }

    @Override
    public Eigendecomposition spectrum(DMatrixRMaj symmetric) {
        if (MatrixFeatures_DDRM.hasUncountable(symmetric)) {
            throw new IllegalArgumentException(
                    "the inner products have no eigenvalues; check that all features are finite");
        }
        try (NDManager scope = manager.newSubManager();
                Model model = Model.newInstance(
                        "eigenvectors",
                        scope.getDevice(),
                        Engine.getEngine("PyTorch").getEngineName())) {
            model.load(new ByteArrayInputStream(EIGENVECTORS));
            NDList parts = model.getBlock()
                    .forward(new ParameterStore(scope, false), new NDList(toNative(scope, symmetric)), false);
            parts.attach(scope);
            double[] values = Arrays.stream(parts.get(0).toDoubleArray())
                    .map(value -> Math.max(0, value))
                    .toArray();
            return new Eigendecomposition(values, toJava(parts.get(1)));
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("libtorch cannot load the module for eigenvectors: " + e.getMessage(), e);
        }
    }

    private static NDArray toNative(NDManager manager, DMatrixRMaj matrix) {
        return NativeArrays.<RuntimeException>create(
                manager,
                new Shape(matrix.numRows, matrix.numCols),
                DataType.FLOAT64,
                array -> NativeMatrices.numbers(array).put(matrix.getData(), 0, matrix.getNumElements()));
    }

    private static DMatrixRMaj toJava(NDArray matrix) {
        Shape shape = matrix.getShape();
        DMatrixRMaj result = new DMatrixRMaj((int) shape.get(0), (int) shape.get(1));
        DoubleBuffer numbers = NativeMatrices.numbers(matrix);
        numbers.get(result.getData());
        return result;
    }
}
