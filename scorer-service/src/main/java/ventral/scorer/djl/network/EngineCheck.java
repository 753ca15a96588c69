package ventral.scorer.djl.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;

/**
 * Runs a network on noise in float32 and in float64, which use different kernels of the engine, and compares the
 * results. A library that does not match the CPU gives wrong numbers without an error, and therefore wrong scores.
 */
public final class EngineCheck {

    private static final int IMAGE_COUNT = 2;
    private static final int IMAGE_SIZE = 64;
    /** Tolerance relative to the norm of a layer's output. Rounding errors stay far below it, also on a GPU. */
    private static final double TOLERANCE = 5e-3;

    private EngineCheck() {}

    /**
     * Checks all layers of a network.
     *
     * @throws IllegalStateException if a layer is wrong
     */
    public static void run(Device device, String engine, Network network) {
        try (NDManager manager = NDManager.newBaseManager(device, engine)) {
            Map<String, NDArray> tensors = tensors(network, manager);
            NDArray images = manager.randomNormal(new Shape(IMAGE_COUNT, 3, IMAGE_SIZE, IMAGE_SIZE));
            NDList layers = new ResNetFeatureExtractor(network, tensors).extract(images);
            tensors.replaceAll((name, tensor) -> tensor.toType(DataType.FLOAT64, false));
            NDList exact = new ResNetFeatureExtractor(network, tensors).extract(images.toType(DataType.FLOAT64, false));
            for (int i = 0; i < layers.size(); i++) {
                double error = error(layers.get(i), exact.get(i));
                if (!(error < TOLERANCE)) {
                    throw new IllegalStateException(
                            ("PyTorch computes wrong convolutions on this machine: layer %s of a %s is %.1f %% off. "
                                            + "Start with ONEDNN_MAX_CPU_ISA=AVX2 in the environment")
                                    .formatted(layers.get(i).getName(), network.id(), 100 * error));
                }
            }
        }
    }

    /** Creates random weights whose activations keep their magnitude from layer to layer. */
    private static Map<String, NDArray> tensors(Network network, NDManager manager) {
        Map<String, NDArray> tensors = new HashMap<>();
        ResNet.weights(network, 1).forEach((name, shape) -> {
            Shape of = new Shape(shape);
            long fanIn = of.size() / of.get(0);
            tensors.put(
                    name,
                    of.dimension() > 1
                            ? manager.randomNormal(0, (float) Math.sqrt(2. / fanIn), of, DataType.FLOAT32)
                            : name.endsWith(".weight") ? manager.ones(of) : manager.zeros(of));
        });
        ResNet.statistics(network).forEach((name, width) -> {
            Shape of = new Shape(width);
            tensors.put(name, name.endsWith(".running_var") ? manager.ones(of) : manager.zeros(of));
        });
        return tensors;
    }

    private static double error(NDArray layer, NDArray exact) {
        NDArray off = layer.toType(DataType.FLOAT64, false).sub(exact);
        return Math.sqrt(off.square().sum().getDouble() / exact.square().sum().getDouble());
    }
}
