package ventral.contract.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes a network layer by layer, as torchvision's {@code ResNet} runs it. The one description gives the
 * computation to whoever runs the network, and the tensors' names to whoever stores it.
 */
public final class ResNet {

    private static final String LAST = "fc";

    private ResNet() {}

    /**
     * Receives the layers of a network, in order. Every call takes the locations of its input and returns the location
     * of its output.
     *
     * @param <X> location of activations
     */
    public interface Builder<X> {

        /** A convolution without bias, zero-padded by half its kernel, rounded down. */
        X convolution(X x, String name, Convolution shape);

        X batchNorm(X x, String name, int channels);

        /**
         * A rectifier.
         *
         * @param name name of the layer; empty if a benchmark cannot choose it
         */
        X relu(X x, String name);

        /** Max pooling of 3 x 3 at stride 2, padded by 1. */
        X maxPool(X x);

        X sum(X x, X y);

        /**
         * The mean of each channel, (N, C).
         *
         * @param name name of the layer
         */
        X averagePool(X x, String name);

        /**
         * A fully connected layer with bias.
         *
         * @param name name of the layer
         */
        X linear(X x, String name, int features, int units);
    }

    /**
     * Shape of a convolution.
     *
     * @param in input channels
     * @param out output channels
     * @param kernel height and width
     */
    public record Convolution(int in, int out, int kernel, int stride) {}

    /**
     * Passes the layers of a network to a builder, from the first to the last.
     *
     * @param unitCount units of the last layer
     * @param images location of the input, (N, 3, H, W)
     * @return location of the last layer's output, (N, units)
     */
    public static <X> X build(Network network, int unitCount, X images, Builder<X> builder) {
        int channels = network.stemWidth();
        X x = builder.convolution(images, "conv1", new Convolution(3, channels, 7, 2));
        x = builder.maxPool(builder.relu(builder.batchNorm(x, "bn1", channels), "relu"));
        for (int stage = 0; stage < network.blockCounts().size(); stage++) {
            for (int block = 0; block < network.blockCounts().get(stage); block++) {
                String name = "layer%d.%d".formatted(stage + 1, block);
                int stride = stage > 0 && block == 0 ? 2 : 1;
                x = block(network, x, name, channels, network.stageWidth(stage), stride, builder);
                channels = network.stageWidth(stage) * network.block().expansion();
            }
        }
        return builder.linear(builder.averagePool(x, "avgpool"), LAST, channels, unitCount);
    }

    private static <X> X block(Network network, X x, String name, int in, int width, int stride, Builder<X> builder) {
        int out = width * network.block().expansion();
        X y = switch (network.block()) {
            case BASIC -> {
                X first = activated(x, name, 1, new Convolution(in, width, 3, stride), builder);
                yield normalised(first, name, 2, new Convolution(width, width, 3, 1), builder);
            }
            case BOTTLENECK -> {
                X first = activated(x, name, 1, new Convolution(in, width, 1, 1), builder);
                X second = activated(first, name, 2, new Convolution(width, width, 3, stride), builder);
                yield normalised(second, name, 3, new Convolution(width, out, 1, 1), builder);
            }
        };
        X shortcut = x;
        if (stride != 1 || in != out) {
            shortcut = builder.convolution(x, name + ".downsample.0", new Convolution(in, out, 1, stride));
            shortcut = builder.batchNorm(shortcut, name + ".downsample.1", out);
        }
        return builder.relu(builder.sum(y, shortcut), name + ".relu");
    }

    private static <X> X activated(X x, String block, int index, Convolution shape, Builder<X> builder) {
        return builder.relu(normalised(x, block, index, shape, builder), "");
    }

    private static <X> X normalised(X x, String block, int index, Convolution shape, Builder<X> builder) {
        X y = builder.convolution(x, "%s.conv%d".formatted(block, index), shape);
        return builder.batchNorm(y, "%s.bn%d".formatted(block, index), shape.out());
    }

    /**
     * Returns the names of the layers that a benchmark may choose among, in the network's order: {@code relu}, the last
     * rectifier of every block such as {@code layer1.0.relu}, {@code avgpool}, {@code fc}.
     */
    public static List<String> layers(Network network) {
        return List.copyOf(facts(network, 1).layers);
    }

    /** Returns the name and shape of every tensor that is learnt, in torchvision's order. */
    public static Map<String, long[]> weights(Network network, int unitCount) {
        return facts(network, unitCount).weights;
    }

    /**
     * Returns the name and length of every batch-norm statistic, mean and variance of each layer in turn, in
     * torchvision's order.
     */
    public static Map<String, Integer> statistics(Network network) {
        return facts(network, 1).statistics;
    }

    private static ArchitectureCollector facts(Network network, int unitCount) {
        ArchitectureCollector facts = new ArchitectureCollector();
        build(network, unitCount, "", facts);
        return facts;
    }

    /** Collects names and shapes of layers, weights and statistics; locations of activations do not matter. */
    private static final class ArchitectureCollector implements Builder<String> {

        private static final String ANYWHERE = "";

        private final List<String> layers = new ArrayList<>();
        private final Map<String, long[]> weights = new LinkedHashMap<>();
        private final Map<String, Integer> statistics = new LinkedHashMap<>();

        @Override
        public String convolution(String x, String name, Convolution shape) {
            weights.put(name + ".weight", new long[] {shape.out(), shape.in(), shape.kernel(), shape.kernel()});
            return ANYWHERE;
        }

        @Override
        public String batchNorm(String x, String name, int channels) {
            weights.put(name + ".weight", new long[] {channels});
            weights.put(name + ".bias", new long[] {channels});
            statistics.put(name + ".running_mean", channels);
            statistics.put(name + ".running_var", channels);
            return ANYWHERE;
        }

        @Override
        public String relu(String x, String name) {
            if (!name.isEmpty()) {
                layers.add(name);
            }
            return ANYWHERE;
        }

        @Override
        public String maxPool(String x) {
            return ANYWHERE;
        }

        @Override
        public String sum(String x, String y) {
            return ANYWHERE;
        }

        @Override
        public String averagePool(String x, String name) {
            layers.add(name);
            return ANYWHERE;
        }

        @Override
        public String linear(String x, String name, int features, int units) {
            weights.put(name + ".weight", new long[] {units, features});
            weights.put(name + ".bias", new long[] {units});
            layers.add(name);
            return ANYWHERE;
        }
    }
}
