package ventral.trainer.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.contract.network.ResNet.Convolution;

/**
 * Checks the engine's convolutions. Computes every kind of convolution of every network on noise, forwards and
 * backwards, in the precision of a step and in double precision, for which the engine uses another implementation.
 * A convolution that steps compute as a matrix product on small maps is checked in both forms. A
 * library that does not support the CPU correctly returns wrong numbers without an error, and a network still learns
 * with them, only worse.
 */
final class ConvolutionCheck {

    private static final String MODULE = "VentralCheck";
    private static final int IMAGE_COUNT = 2;
    private static final int IMAGE_SIZE = 64;
    private static final List<String> RESULTS = List.of("result", "input gradient", "weight gradient");

    /** A convolution, the height and width of its input, and whether it is computed as a product. */
    private record Case(Convolution shape, int size, boolean multiplied) {

        int resultSize() {
            return (size - 1) / shape.stride() + 1;
        }

        String expression(String x, String w) {
            return multiplied
                    ? ConvolutionScript.byProduct(x, w, shape.stride(), resultSize(), resultSize())
                    : ConvolutionScript.byLibrary(x, w, shape);
        }
    }

    private ConvolutionCheck() {}

    /**
     * Runs the check.
     *
     * @throws IllegalStateException if a convolution is wrong
     */
    static void run(Device device, Precision precision, ProductThreshold threshold) {
        List<Case> cases = List.copyOf(cases(threshold));
        TorchEngine.enableGradients();
        try (NDManager manager = NDManager.newBaseManager(device, TorchEngine.ENGINE);
                TorchModule module =
                        new TorchModule(manager, TorchScriptArchive.of(MODULE, source(cases, precision)))) {
            double[] errors = module.call("errors", new NDList(manager.zeros(new Shape(1))))
                    .singletonOrThrow()
                    .toDoubleArray();
            for (int i = 0; i < errors.length; i++) {
                if (!(errors[i] < precision.tolerance())) {
                    throw new IllegalStateException(
                            ("PyTorch computes wrong convolutions on this machine: for %s the %s in %s is %.1f %% off. "
                                            + "Set ONEDNN_MAX_CPU_ISA=AVX2 in the environment")
                                    .formatted(
                                            cases.get(i / RESULTS.size()),
                                            RESULTS.get(i % RESULTS.size()),
                                            precision,
                                            100 * errors[i]));
                }
            }
        }
    }

    private static Set<Case> cases(ProductThreshold threshold) {
        Set<Case> cases = new LinkedHashSet<>();
        for (Network network : Network.values()) {
            ResNet.build(network, 1, IMAGE_SIZE, new Collector(cases, threshold));
        }
        return cases;
    }

    private static String source(List<Case> cases, Precision precision) {
        String self = "self: __torch__." + MODULE;
        List<String> lines = new ArrayList<>();
        lines.add("class %s(Module):".formatted(MODULE));
        lines.addAll(List.of("  __parameters__ = []", "  __buffers__ = []", "  training : bool"));
        lines.add("  def noise(%s, like: Tensor, shape: List[int]) -> Tensor:".formatted(self));
        String noise = precision.cast("torch.randn_like(torch.expand(like, shape))");
        lines.add("    return torch.contiguous(%s, memory_format=2)".formatted(noise));
        lines.add("  def leaf(%s, x: Tensor) -> Tensor:".formatted(self));
        lines.add("    return torch.requires_grad_(torch.detach(x), True)");
        lines.add("  def exact(%s, x: Tensor) -> Tensor:".formatted(self));
        lines.add("    return (self).leaf(torch.contiguous(torch.to(torch.detach(x), 7), memory_format=0))");
        lines.add("  def error(%s, a: Tensor, b: Tensor) -> Tensor:".formatted(self));
        lines.add("    off = torch.linalg_vector_norm(torch.sub(torch.to(a, 7), b))");
        lines.add("    return torch.div(torch.detach(off), torch.detach(torch.linalg_vector_norm(b)))");
        lines.addAll(ConvolutionScript.MULTIPLIED.source(MODULE).lines().toList());
        lines.add("  def errors(%s, first: Tensor) -> Tensor:".formatted(self));
        lines.add("    e = annotate(List[Tensor], [])");
        cases.forEach(each -> statements(each).forEach(line -> lines.add("    " + line)));
        lines.add("    return torch.stack(e)");
        return String.join("\n", lines) + "\n";
    }

    private static List<String> statements(Case each) {
        Convolution shape = each.shape();
        String gradient = "torch.autograd.grad([%s], [%s, %s], annotate(List[Optional[Tensor]], [%s]))";
        return List.of(
                "x = (self).leaf((self).noise(first, [%d, %d, %d, %d]))"
                        .formatted(IMAGE_COUNT, shape.in(), each.size(), each.size()),
                "w = (self).leaf((self).noise(first, [%d, %d, %d, %d]))"
                        .formatted(shape.out(), shape.in(), shape.kernel(), shape.kernel()),
                "y = " + each.expression("x", "w"),
                "g = (self).noise(first, torch.size(y))",
                "gs = " + gradient.formatted("y", "x", "w", "g"),
                "x2 = (self).exact(x)",
                "w2 = (self).exact(w)",
                "y2 = " + ConvolutionScript.byLibrary("x2", "w2", shape),
                "gs2 = " + gradient.formatted("y2", "x2", "w2", "torch.to(g, 7)"),
                "_0 = torch.append(e, (self).error(y, y2))",
                "for i in range(2):",
                "  one = torch._unwrap_optional(gs[i])",
                "  _1 = torch.append(e, (self).error(one, torch._unwrap_optional(gs2[i])))");
    }

    /** Collects the convolutions of a network. Activations are represented by their size. */
    private record Collector(Set<Case> cases, ProductThreshold threshold) implements ResNet.Builder<Integer> {

        @Override
        public Integer convolution(Integer size, String name, Convolution shape) {
            Case convolution = new Case(shape, size, false);
            cases.add(convolution);
            int resultSize = convolution.resultSize();
            if (shape.kernel() == 3 && threshold.includes(resultSize, resultSize)) {
                cases.add(new Case(shape, size, true));
            }
            return resultSize;
        }

        @Override
        public Integer batchNorm(Integer size, String name, int channels) {
            return size;
        }

        @Override
        public Integer relu(Integer size, String name) {
            return size;
        }

        @Override
        public Integer maxPool(Integer size) {
            return (size - 1) / 2 + 1;
        }

        @Override
        public Integer sum(Integer size, Integer other) {
            return size;
        }

        @Override
        public Integer averagePool(Integer size, String name) {
            return 1;
        }

        @Override
        public Integer linear(Integer size, String name, int features, int units) {
            return size;
        }
    }
}
