package ventral.scorer.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.platform.tensor.Tensor;

/** Untrained ResNet-18 with He's initialisation of 2015. */
public final class UntrainedNetwork {

    private UntrainedNetwork() {}

    public static SortedMap<String, Tensor> tensors(long seed) {
        Random random = new Random(seed);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        ResNet.weights(Network.RESNET18, 5).forEach((name, shape) -> {
            // He initialisation for convolutions and linear layers, which have several axes; norms have one
            double deviation = shape.length > 1 ? Math.sqrt(2. * shape[0] / size(shape)) : 0;
            double mean = shape.length == 1 && name.endsWith(".weight") ? 1 : 0;
            tensors.put(name, tensor(shape, mean, deviation, random));
        });
        ResNet.statistics(Network.RESNET18).forEach((name, width) -> {
            double mean = name.endsWith(".running_var") ? 1 : 0;
            tensors.put(name, tensor(new long[] {width}, mean, 0, random));
        });
        return tensors;
    }

    private static Tensor tensor(long[] shape, double mean, double deviation, Random random) {
        ByteBuffer data = ByteBuffer.allocate((int) size(shape) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putFloat((float) (mean + deviation * random.nextGaussian()));
        }
        return new Tensor(Tensor.Type.FLOAT32, shape, data.flip());
    }

    private static long size(long[] shape) {
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        return size;
    }
}
