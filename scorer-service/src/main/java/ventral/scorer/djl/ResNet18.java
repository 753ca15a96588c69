package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import ventral.scorer.benchmark.Tensor;

/** torchvision's ResNet-18 (He et al. 2016) without its last layer, as it is when it does not learn. */
final class ResNet18 {

    private static final int STAGES = 4;
    private static final int BLOCKS = 2;
    private static final float EPSILON = 1e-5f;
    /** Of no effect when the statistics stand still. */
    private static final float MOMENTUM = .9f;

    private final Map<String, NDArray> tensors = new HashMap<>();

    /**
     * @param manager that the weights stay with
     * @param weights under torchvision's names
     */
    ResNet18(NDManager manager, Map<String, Tensor> weights) {
        weights.forEach((name, tensor) -> {
            switch (tensor.type()) {
                case FLOAT32 ->
                    tensors.put(
                            name,
                            manager.create(
                                    tensor.data()
                                            .duplicate()
                                            .order(tensor.data().order())
                                            .asFloatBuffer(),
                                    new Shape(tensor.shape()),
                                    DataType.FLOAT32));
                case INT64 -> {} // counts of batches, which nothing is computed from
            }
        });
    }

    /**
     * What each layer makes of the images.
     *
     * @param images (N, 3, H, W), normalised
     * @return {@code relu}, {@code layer1.0.relu} to {@code layer4.1.relu} and {@code avgpool}, each (N, features)
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    NDList look(NDArray images) {
        NDList layers = new NDList();
        NDArray x = Activation.relu(normalised(convolved(images, "conv1", 2), "bn1"));
        add(layers, "relu", x);
        x = Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
        for (int stage = 1; stage <= STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                String name = "layer%d.%d".formatted(stage, block);
                x = basicBlock(x, name, stage > 1 && block == 0 ? 2 : 1);
                add(layers, name + ".relu", x);
            }
        }
        add(layers, "avgpool", Pool.globalAvgPool2d(x));
        return layers;
    }

    private NDArray basicBlock(NDArray x, String name, int stride) {
        NDArray y = Activation.relu(normalised(convolved(x, name + ".conv1", stride), name + ".bn1"));
        y = normalised(convolved(y, name + ".conv2", 1), name + ".bn2");
        NDArray shortcut =
                stride == 1 ? x : normalised(convolved(x, name + ".downsample.0", stride), name + ".downsample.1");
        return Activation.relu(y.add(shortcut));
    }

    private NDArray convolved(NDArray x, String name, int stride) {
        NDArray kernel = tensor(name + ".weight");
        if (kernel.getShape().dimension() != 4
                || kernel.getShape().get(1) != x.getShape().get(1)) {
            throw new IllegalArgumentException("%s.weight has the shape %s, for %d channels"
                    .formatted(name, kernel.getShape(), x.getShape().get(1)));
        }
        long padding = kernel.getShape().get(2) / 2;
        return Conv2d.conv2d(x, kernel, null, new Shape(stride, stride), new Shape(padding, padding))
                .singletonOrThrow();
    }

    private NDArray normalised(NDArray x, String name) {
        NDArray[] of = Stream.of("running_mean", "running_var", "weight", "bias")
                .map(part -> tensor(name + "." + part))
                .toArray(NDArray[]::new);
        for (NDArray each : of) {
            if (!each.getShape().equals(new Shape(x.getShape().get(1)))) {
                throw new IllegalArgumentException("a tensor of %s has the shape %s, for %d channels"
                        .formatted(name, each.getShape(), x.getShape().get(1)));
            }
        }
        return BatchNorm.batchNorm(x, of[0], of[1], of[2], of[3], 1, MOMENTUM, EPSILON, false)
                .singletonOrThrow();
    }

    private NDArray tensor(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the checkpoint has no tensor " + name);
        }
        return tensor;
    }

    private static void add(NDList layers, String name, NDArray output) {
        NDArray rows = output.reshape(output.getShape().get(0), -1);
        rows.setName(name);
        layers.add(rows);
    }
}
