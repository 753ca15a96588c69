package ventral.trainer.djl;

import java.util.List;
import ventral.contract.network.ResNet.Convolution;

/**
 * Writes convolutions without bias as TorchScript. Images are {@code x} (N, I, H, W), and kernels {@code w} (O, I, K, K).
 */
final class ConvolutionScript {

    private static final String SHAPES = "x: Tensor, w: Tensor, stride: int";

    private final ProductThreshold threshold;

    ConvolutionScript(ProductThreshold threshold) {
        this.threshold = threshold;
    }

    /** Returns an expression for a convolution of the script's class, which has {@link #methods}. */
    String convolved(String x, String w, Convolution shape) {
        return shape.kernel() == 3 && threshold.places() > 0
                ? "(self).convolved(%s, %s, %d)".formatted(x, w, shape.stride())
                : byLibrary(x, w, shape);
    }

    /**
     * Returns an expression for a convolution by the library. A 1 x 1 convolution is written as a matrix product,
     * because PyTorch's convolution library computes it wrongly, or crashes, where a virtual machine does not report the
     * size of the CPU's caches.
     */
    static String byLibrary(String x, String w, Convolution shape) {
        int stride = shape.stride();
        if (shape.kernel() > 1) {
            int padding = shape.kernel() / 2;
            return "torch.conv2d(%s, %s, None, [%d, %d], [%d, %d], [1, 1], 1)"
                    .formatted(x, w, stride, stride, padding, padding);
        }
        String rows = "torch.permute(%s, [0, 2, 3, 1])".formatted(x);
        for (int side = 1; side <= 2 && stride > 1; side++) {
            rows = "torch.slice(%s, %d, 0, None, %d)".formatted(rows, side, stride);
        }
        return "torch.permute(torch.linear(%s, torch.flatten(%s, 1, -1)), [0, 3, 1, 2])".formatted(rows, w);
    }

    /** Returns an expression for a 3 x 3 convolution as a product. */
    static String byProduct(String x, String w, int stride, int rows, int columns) {
        return "(self).multiplied(%s, %s, %d, %d, %d)".formatted(x, w, stride, rows, columns);
    }

    /** Returns the methods that the script's class needs for {@link #convolved}. */
    List<ScriptMethod> methods() {
        return List.of(
                new ScriptMethod(
                        "convolved",
                        SHAPES,
                        "Tensor",
                        List.of(
                                "rows = torch.add(torch.floordiv(torch.sub(torch.size(x, 2), 1), stride), 1)",
                                "columns = torch.add(torch.floordiv(torch.sub(torch.size(x, 3), 1), stride), 1)",
                                "if torch.gt(torch.mul(rows, columns), %d):".formatted(threshold.places()),
                                "  y = torch.conv2d(x, w, None, [stride, stride], [1, 1], [1, 1], 1)",
                                "else:",
                                "  y = (self).multiplied(x, w, stride, rows, columns)",
                                "return y")),
                MULTIPLIED);
    }

    /**
     * A 3 x 3 convolution with a padding of 1 as a product: at every place of the output, the nine vectors of channels
     * under the kernel, one after the other, times the kernels.
     */
    static final ScriptMethod MULTIPLIED = new ScriptMethod(
            "multiplied",
            SHAPES + ", rows: int, columns: int",
            "Tensor",
            List.of(
                    "padded = torch.constant_pad_nd(torch.permute(x, [0, 2, 3, 1]), [0, 0, 1, 1, 1, 1], 0)",
                    "height = torch.add(torch.mul(torch.sub(rows, 1), stride), 1)",
                    "width = torch.add(torch.mul(torch.sub(columns, 1), stride), 1)",
                    "vectors = annotate(List[Tensor], [])",
                    "for i in range(3):",
                    "  row = torch.slice(padded, 1, i, torch.add(i, height), stride)",
                    "  for j in range(3):",
                    "    _0 = torch.append(vectors, torch.slice(row, 2, j, torch.add(j, width), stride))",
                    "kernels = torch.flatten(torch.permute(w, [0, 2, 3, 1]), 1, -1)",
                    "return torch.permute(torch.linear(torch.cat(vectors, 3), kernels), [0, 3, 1, 2])"));
}
