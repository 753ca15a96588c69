package ventral.trainer.djl;

import java.util.ArrayList;
import java.util.List;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.contract.network.ResNet.Convolution;

/**
 * Writes a network as TorchScript: statements from the images {@code x}, (N, 3, H, W), to the last layer's output. The
 * weights are in the list {@code w} and the batch-norm statistics in {@code s}, in the order of {@link ResNet}. If
 * {@code learning} is true, the statistics are computed from the images, and the stored ones move towards them by the
 * fraction {@code momentum}.
 */
final class NetworkScript implements ResNet.Builder<String> {

    private final Precision precision;
    private final ConvolutionScript convolutions;
    private final List<String> weights;
    private final List<String> statistics;
    private final List<String> lines = new ArrayList<>();

    private NetworkScript(Network network, Precision precision, ConvolutionScript convolutions) {
        this.precision = precision;
        this.convolutions = convolutions;
        this.weights = List.copyOf(ResNet.weights(network, 1).keySet());
        this.statistics = List.copyOf(ResNet.statistics(network).keySet());
    }

    static List<String> of(Network network, int unitCount, Precision precision, ConvolutionScript convolutions) {
        NetworkScript script = new NetworkScript(network, precision, convolutions);
        script.lines.add("return " + ResNet.build(network, unitCount, "x", script));
        return script.lines;
    }

    @Override
    public String convolution(String x, String name, Convolution shape) {
        return line(convolutions.convolved(x, precision.cast(weight(name + ".weight")), shape));
    }

    @Override
    public String batchNorm(String x, String name, int channels) {
        int mean = statistics.indexOf(name + ".running_mean");
        return line("torch.batch_norm(%s, %s, %s, s[%d], s[%d], learning, momentum, 1e-05, True)"
                .formatted(x, weight(name + ".weight"), weight(name + ".bias"), mean, mean + 1));
    }

    @Override
    public String relu(String x, String name) {
        return line("torch.relu_(%s)".formatted(x));
    }

    @Override
    public String maxPool(String x) {
        return line("torch.max_pool2d(%s, [3, 3], [2, 2], [1, 1], [1, 1], False)".formatted(x));
    }

    @Override
    public String sum(String x, String y) {
        return line("torch.add(%s, %s)".formatted(x, y));
    }

    @Override
    public String averagePool(String x, String name) {
        return line("torch.flatten(torch.adaptive_avg_pool2d(torch.to(%s, 6), [1, 1]), 1, -1)".formatted(x));
    }

    @Override
    public String linear(String x, String name, int features, int units) {
        return line("torch.linear(%s, %s, %s)".formatted(x, weight(name + ".weight"), weight(name + ".bias")));
    }

    private String weight(String name) {
        return "w[%d]".formatted(weights.indexOf(name));
    }

    private String line(String expression) {
        String name = "t" + lines.size();
        lines.add(name + " = " + expression);
        return name;
    }
}
