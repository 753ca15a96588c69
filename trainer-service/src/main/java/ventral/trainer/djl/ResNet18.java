package ventral.trainer.djl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * torchvision's ResNet-18 (He et al. 2016), layer for layer, as TorchScript source, and the tensors that it needs under
 * torchvision's names. The last layer has as many units as the objective asks for.
 */
final class ResNet18 {

    static final int FEATURES = 512;

    private static final int[] WIDTHS = {64, 128, 256, 512};

    /** Shape of every weight, in torchvision's order. */
    private final Map<String, long[]> weights = new LinkedHashMap<>();

    /** Length of every batch-norm statistic, in torchvision's order. */
    private final Map<String, Integer> statistics = new LinkedHashMap<>();

    private final List<String> lines = new ArrayList<>();
    private final Precision precision;

    ResNet18(int unitCount, Precision precision) {
        this.precision = precision;
        String x = relu(batchNorm(convolution("x", "conv1", 3, 64, 7, 2), "bn1", 64));
        x = line("torch.max_pool2d(%s, [3, 3], [2, 2], [1, 1], [1, 1], False)", x);
        int in = WIDTHS[0];
        for (int stage = 0; stage < WIDTHS.length; stage++) {
            for (int block = 0; block < 2; block++) {
                x = basicBlock(x, "layer%d.%d".formatted(stage + 1, block), in, WIDTHS[stage]);
                in = WIDTHS[stage];
            }
        }
        x = line("torch.flatten(torch.adaptive_avg_pool2d(torch.to(%s, 6), [1, 1]), 1, -1)", x);
        weights.put("fc.weight", new long[] {unitCount, FEATURES});
        weights.put("fc.bias", new long[] {unitCount});
        lines.add("return torch.linear(%s, %s, %s)".formatted(x, weight("fc.weight"), weight("fc.bias")));
    }

    Map<String, long[]> weights() {
        return weights;
    }

    Map<String, Integer> statistics() {
        return statistics;
    }

    /** Statements from the images {@code x}, (N, 3, H, W), to the last layer's output; weights are {@code w}, statistics {@code s}. */
    List<String> statements() {
        return lines;
    }

    private String basicBlock(String x, String name, int in, int out) {
        int stride = in == out ? 1 : 2;
        String y = relu(batchNorm(convolution(x, name + ".conv1", in, out, 3, stride), name + ".bn1", out));
        y = batchNorm(convolution(y, name + ".conv2", out, out, 3, 1), name + ".bn2", out);
        String shortcut = in == out
                ? x
                : batchNorm(convolution(x, name + ".downsample.0", in, out, 1, stride), name + ".downsample.1", out);
        return relu(line("torch.add(%s, %s)", y, shortcut));
    }

    private String convolution(String x, String name, int in, int out, int kernel, int stride) {
        weights.put(name + ".weight", new long[] {out, in, kernel, kernel});
        return line(
                "torch.conv2d(%s, %s, None, [%d, %d], [%d, %d], [1, 1], 1)",
                x, precision.cast(weight(name + ".weight")), stride, stride, kernel / 2, kernel / 2);
    }

    private String batchNorm(String x, String name, int width) {
        weights.put(name + ".weight", new long[] {width});
        weights.put(name + ".bias", new long[] {width});
        statistics.put(name + ".running_mean", width);
        statistics.put(name + ".running_var", width);
        int variance = statistics.size() - 1;
        return line(
                "torch.batch_norm(%s, %s, %s, s[%d], s[%d], True, 0.1, 1e-05, True)",
                x, weight(name + ".weight"), weight(name + ".bias"), variance - 1, variance);
    }

    private String relu(String x) {
        return line("torch.relu_(%s)", x);
    }

    private String weight(String name) {
        return "w[%d]".formatted(List.copyOf(weights.keySet()).indexOf(name));
    }

    private String line(String expression, Object... operands) {
        String name = "t" + lines.size();
        lines.add(name + " = " + expression.formatted(operands));
        return name;
    }
}
