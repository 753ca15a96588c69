package ventral.scorer.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.platform.tensor.Tensor;
import ventral.scorer.djl.memory.NativeArrays;

/** ResNet of torchvision with weights, in evaluation mode. */
public final class ResNetFeatureExtractor implements FeatureExtractor {

    private final Network network;
    private final Map<String, NDArray> tensors;

    /**
     * Creates a network.
     *
     * @param tensors under torchvision's names
     */
    ResNetFeatureExtractor(Network network, Map<String, NDArray> tensors) {
        this.network = network;
        this.tensors = tensors;
    }

    /**
     * Copies weights into native memory.
     *
     * @param manager the owner of the copies
     * @param weights under torchvision's names
     */
    public static ResNetFeatureExtractor of(Network network, NDManager manager, Map<String, Tensor> weights) {
        Map<String, NDArray> tensors = new HashMap<>();
        weights.forEach((name, tensor) -> {
            switch (tensor.type()) {
                case FLOAT32 ->
                    tensors.put(
                            name,
                            NativeArrays.<RuntimeException>create(
                                    manager,
                                    new Shape(tensor.shape()),
                                    DataType.FLOAT32,
                                    array -> NativeArrays.buffer(array)
                                            .asFloatBuffer()
                                            .put(tensor.data()
                                                    .duplicate()
                                                    .order(tensor.data().order())
                                                    .asFloatBuffer())));
                case INT64 -> {} // batch counts, which are not used
            }
        });
        return new ResNetFeatureExtractor(network, tensors);
    }

    /**
     * Extracts the features of each layer.
     *
     * @param images (N, 3, H, W), normalised
     * @return the layers that {@link ResNet#layers} names, each (N, features)
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    @Override
    public NDList extract(NDArray images) {
        ResNetForwardPass forward = new ResNetForwardPass(tensors);
        ResNet.build(network, Math.toIntExact(forward.tensor("fc.bias").size()), images, forward);
        return forward.layers();
    }
}
