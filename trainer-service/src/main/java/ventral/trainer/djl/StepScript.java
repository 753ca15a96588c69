package ventral.trainer.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ventral.contract.spec.Recipe;
import ventral.trainer.objective.HeadLayout;

/**
 * Writes training and prediction as TorchScript source. Images are the input, weights and optimiser state are changed
 * in place, and nothing is returned that the host must wait for. The script holds no tensor of its own; all state is
 * passed to it.
 *
 * <p>Arguments of {@code train_step} and {@code estimate} start with x uint8 (N, H, W, 3), mean and scale (1, 3, 1, 1),
 * by which pixels are normalised, and the regression and class targets. They end with lists: w weights, s batch-norm
 * statistics, each in the order of {@link ventral.contract.network.ResNet}. In between, {@code train_step} has the
 * step's number, the learning rate, which stays on the host, and the loss summary, see {@link #TALLY}; after the lists
 * it has the optimiser's state. {@code calibrate} has no targets, and before its lists the weight of the batch in the
 * statistics, which stays on the host.
 */
final class StepScript {

    static final String MODULE = "VentralStep";

    private static final String BATCH = "x: Tensor, mean: Tensor, scale: Tensor, regression: Tensor, classes: Tensor, ";
    private static final String STATE = "w: List[Tensor], s: List[Tensor]";

    private StepScript() {}

    static String source(Recipe recipe, HeadLayout layout, Precision precision, ProductThreshold threshold) {
        OptimiserScript optimiser = OptimiserScript.of(recipe.optimiser());
        ConvolutionScript convolutions = new ConvolutionScript(threshold);
        StringBuilder out = new StringBuilder("class " + MODULE + "(Module):\n");
        out.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        List<String> network = NetworkScript.of(recipe.network(), layout.unitCount(), precision, convolutions);
        String memory = optimiser.memory().stream()
                .map(name -> ", " + name + ": List[Tensor]")
                .collect(Collectors.joining());
        List<ScriptMethod> methods = new ArrayList<>(convolutions.methods());
        methods.add(
                new ScriptMethod("network", "x: Tensor, learning: bool, momentum: float, " + STATE, "Tensor", network));
        methods.add(new ScriptMethod(
                "loss", "o: Tensor, regression: Tensor, classes: Tensor", "Tensor", LossScript.of(layout)));
        methods.add(new ScriptMethod(
                "normalised", "x: Tensor, mean: Tensor, scale: Tensor", "Tensor", normalised(precision)));
        methods.add(new ScriptMethod(
                "train_step",
                BATCH + "step: Tensor, learning_rate: Tensor, tally: Tensor, " + STATE + memory,
                "Tensor",
                step(recipe.clipNorm(), optimiser)));
        methods.add(new ScriptMethod("estimate", BATCH + STATE, "List[Tensor]", ESTIMATE));
        methods.add(new ScriptMethod(
                "calibrate",
                "x: Tensor, mean: Tensor, scale: Tensor, momentum: Tensor, " + STATE,
                "Tensor",
                CALIBRATE));
        methods.add(new ScriptMethod("flat", "xs: List[Tensor]", "List[Tensor]", FLAT));
        methods.add(new ScriptMethod("laid_out", "first: Tensor, xs: List[Tensor]", "List[Tensor]", LAID_OUT));
        methods.add(new ScriptMethod("plain", "first: Tensor, xs: List[Tensor]", "List[Tensor]", PLAIN));
        methods.forEach(method -> out.append(method.source(MODULE)));
        return out.toString();
    }

    private static List<String> normalised(Precision precision) {
        return List.of(
                // a permuted (N, H, W, C) image is channels-last already
                "y = torch.div(torch.to(torch.permute(x, [0, 3, 1, 2]), 6), 255.)",
                "return torch.contiguous(" + precision.cast("torch.mul(torch.sub(y, mean), scale)")
                        + ", memory_format=2)");
    }

    private static List<String> step(double clipNorm, OptimiserScript optimiser) {
        List<String> lines = new ArrayList<>(GRADIENTS);
        if (clipNorm > 0) {
            lines.addAll(clipped(clipNorm));
        }
        lines.add("rate = float(learning_rate)");
        lines.add(optimiser.update());
        lines.addAll(TALLY);
        return lines;
    }

    private static final List<String> GRADIENTS = List.of(
            "z = (self).normalised(x, mean, scale)",
            "leaves = annotate(List[Tensor], [])",
            "for i in range(torch.len(w)):",
            "  _0 = torch.append(leaves, torch.requires_grad_(torch.detach(w[i]), True))",
            "loss = (self).loss((self).network(z, True, 0.1, leaves, s), regression, classes)",
            "grads = torch.autograd.grad([loss], leaves)",
            "gs = annotate(List[Tensor], [])",
            "steps = annotate(List[Tensor], [])",
            "for i in range(torch.len(grads)):",
            "  _1 = torch.append(gs, torch._unwrap_optional(grads[i]))",
            "  _2 = torch.append(steps, step)");

    /** Returns statements that clip gradients as PyTorch's {@code clip_grad_norm_} does. */
    private static List<String> clipped(double norm) {
        return List.of(
                "length = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gs)))",
                "factor = torch.clamp(torch.div(%s, torch.add(length, 1e-06)), None, 1.)"
                        .formatted("torch.full_like(length, " + norm + ")"),
                "torch._foreach_mul_(gs, factor)");
    }

    /**
     * Updates the loss summary: sum of losses, number of steps, and number of steps before the first non-finite loss,
     * or -1.
     */
    private static final List<String> TALLY = List.of(
            "l = torch.to(torch.detach(loss), 7)",
            "count = torch.select(tally, 0, 1)",
            "first = torch.select(tally, 0, 2)",
            "diverged = torch.logical_and(torch.lt(first, 0), torch.logical_not(torch.isfinite(l)))",
            "_3 = torch.copy_(first, torch.where(diverged, count, first))",
            "_4 = torch.add_(count, 1)",
            "_5 = torch.add_(torch.select(tally, 0, 0), l)",
            "return l");

    /** Predicts. The weights require no gradient, so no activations are stored. */
    private static final List<String> ESTIMATE = List.of(
            "o = (self).network((self).normalised(x, mean, scale), False, 0., w, s)",
            "return [o, (self).loss(o, regression, classes)]");

    /** Calibrates: changes batch-norm statistics in place, and nothing else. */
    private static final List<String> CALIBRATE =
            List.of("return (self).network((self).normalised(x, mean, scale), True, float(momentum), w, s)");

    /**
     * Views tensors as contiguous memory. The fused optimiser iterates over raw memory, so weight, gradient and moments
     * must all have the same layout.
     */
    private static final List<String> FLAT = List.of(
            "ys = annotate(List[Tensor], [])",
            "for i in range(torch.len(xs)):",
            "  x = xs[i]",
            "  if torch.eq(torch.dim(x), 4):",
            "    y = torch.permute(torch.contiguous(x, memory_format=2), [0, 2, 3, 1])",
            "  else:",
            "    y = torch.contiguous(x)",
            "  _0 = torch.append(ys, y)",
            "return ys");

    /** Copies tensors, four-dimensional ones as channels-last. */
    private static final List<String> LAID_OUT = List.of(
            "ys = annotate(List[Tensor], [])",
            "for i in range(torch.len(xs)):",
            "  x = xs[i]",
            "  if torch.eq(torch.dim(x), 4):",
            "    y = torch.clone(x, memory_format=2)",
            "  else:",
            "    y = torch.clone(x)",
            "  _0 = torch.append(ys, y)",
            "return ys");

    /** Copies tensors as row-major. */
    private static final List<String> PLAIN = List.of(
            "ys = annotate(List[Tensor], [])",
            "for i in range(torch.len(xs)):",
            "  _0 = torch.append(ys, torch.clone(xs[i], memory_format=0))",
            "return ys");
}
