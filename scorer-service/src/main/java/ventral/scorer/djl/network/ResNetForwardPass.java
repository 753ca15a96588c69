package ventral.scorer.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.Map;
import ventral.contract.network.ResNet;
import ventral.contract.network.ResNet.Convolution;

/** Runs the forward pass of a ResNet and collects the outputs of its named layers. */
final class ResNetForwardPass implements ResNet.Builder<NDArray> {

    private static final float EPSILON = 1e-5f;
    /** Has no effect outside training, because the statistics are fixed. */
    private static final float MOMENTUM = .9f;

    private final Map<String, NDArray> tensors;
    private final NDList layers = new NDList();

    /**
     * Creates a forward pass.
     *
     * @param tensors under torchvision's names
     */
    ResNetForwardPass(Map<String, NDArray> tensors) {
        this.tensors = tensors;
    }

    /** Returns the outputs, each (N, features) under its layer's name. */
    NDList layers() {
        return layers;
    }

    @Override
    public NDArray convolution(NDArray x, String name, Convolution shape) {
        int side = shape.kernel();
        NDArray kernel = tensor(name + ".weight", shape.out(), shape.in(), side, side);
        if (side == 1) {
            return product(x, kernel, shape);
        }
        return Conv2d.conv2d(x, kernel, null, new Shape(shape.stride(), shape.stride()), new Shape(side / 2, side / 2))
                .singletonOrThrow();
    }

    /**
     * Computes a 1 x 1 convolution as a matrix product. PyTorch's convolution library gets these wrong, or crashes, on
     * virtual machines that do not report the size of the CPU's caches.
     */
    private static NDArray product(NDArray x, NDArray kernel, Convolution shape) {
        NDArray seen = shape.stride() == 1 ? x : x.get(new NDIndex(":, :, ::%1$d, ::%1$d".formatted(shape.stride())));
        Shape size = seen.getShape();
        NDArray matrix = kernel.reshape(1, shape.out(), shape.in());
        matrix.attach(x.getManager()); // and with it all arrays derived from it
        return matrix.broadcast(size.get(0), shape.out(), shape.in())
                .matMul(seen.reshape(size.get(0), shape.in(), -1))
                .reshape(size.get(0), shape.out(), size.get(2), size.get(3));
    }

    @Override
    public NDArray batchNorm(NDArray x, String name, int channels) {
        return BatchNorm.batchNorm(
                        x,
                        tensor(name + ".running_mean", channels),
                        tensor(name + ".running_var", channels),
                        tensor(name + ".weight", channels),
                        tensor(name + ".bias", channels),
                        1,
                        MOMENTUM,
                        EPSILON,
                        false)
                .singletonOrThrow();
    }

    @Override
    public NDArray relu(NDArray x, String name) {
        NDArray y = Activation.relu(x);
        return name.isEmpty() ? y : layer(name, y);
    }

    @Override
    public NDArray maxPool(NDArray x) {
        return Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    }

    @Override
    public NDArray sum(NDArray x, NDArray y) {
        return x.add(y);
    }

    @Override
    public NDArray averagePool(NDArray x, String name) {
        return layer(name, Pool.globalAvgPool2d(x));
    }

    @Override
    public NDArray linear(NDArray x, String name, int features, int units) {
        NDArray weight = tensor(name + ".weight", units, features);
        return layer(
                name, Linear.linear(x, weight, tensor(name + ".bias", units)).singletonOrThrow());
    }

    /**
     * Returns a tensor by name.
     *
     * @throws IllegalArgumentException if there is no such tensor
     */
    NDArray tensor(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the checkpoint has no tensor " + name);
        }
        return tensor;
    }

    private NDArray tensor(String name, long... shape) {
        NDArray tensor = tensor(name);
        if (!tensor.getShape().equals(new Shape(shape))) {
            throw new IllegalArgumentException(
                    "the tensor %s has the shape %s, not %s".formatted(name, tensor.getShape(), new Shape(shape)));
        }
        return tensor;
    }

    private NDArray layer(String name, NDArray output) {
        NDArray rows = output.reshape(output.getShape().get(0), -1);
        rows.setName(name);
        layers.add(rows);
        return output;
    }
}
