package ventral.trainer.djl;

import java.util.List;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/**
 * One training step as TorchScript source: pictures in, loss out, weights and moments changed in place. The script holds
 * no tensor of its own; all state is passed to it.
 *
 * <p>Arguments of {@code train_step}: x uint8 (N, H, W, 3); mean and scale (1, 3, 1, 1), by which pixels are normalised;
 * regression and class targets; the step's number; then lists: w weights, s batch-norm statistics, m and v Adam's first
 * and second moments, each in {@link ResNet18}'s order.
 */
final class StepScript {

    static final String MODULE = "VentralStep";

    private static final String SELF = "self: __torch__." + MODULE;

    private StepScript() {}

    static String source(ResNet18 network, HeadLayout layout, Precision precision) {
        StringBuilder out = new StringBuilder("class " + MODULE + "(Module):\n");
        out.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        method(out, "network", "x: Tensor, w: List[Tensor], s: List[Tensor]", "Tensor", network.statements());
        method(out, "loss", "o: Tensor, regression: Tensor, classes: Tensor", "Tensor", loss(layout));
        method(
                out,
                "train_step",
                "x: Tensor, mean: Tensor, scale: Tensor, regression: Tensor, classes: Tensor, step: Tensor, "
                        + "w: List[Tensor], s: List[Tensor], m: List[Tensor], v: List[Tensor]",
                "Tensor",
                step(precision));
        method(out, "flat", "xs: List[Tensor]", "List[Tensor]", FLAT);
        method(out, "laid_out", "first: Tensor, xs: List[Tensor]", "List[Tensor]", LAID_OUT);
        method(out, "plain", "first: Tensor, xs: List[Tensor]", "List[Tensor]", PLAIN);
        return out.toString();
    }

    private static List<String> loss(HeadLayout layout) {
        List<String> terms = layout.heads().stream().map(StepScript::term).toList();
        return List.of("return torch.mean(torch.stack([" + String.join(", ", terms) + "]))");
    }

    private static String term(Head head) {
        String output = "torch.slice(o, 1, %d, %d)".formatted(head.firstUnit(), head.firstUnit() + head.unitCount());
        return switch (head.loss()) {
            case MEAN_SQUARED_ERROR ->
                "torch.mse_loss(%s, torch.slice(regression, 1, %d, %d))"
                        .formatted(output, head.target(), head.target() + head.unitCount());
            case CROSS_ENTROPY ->
                "torch.cross_entropy_loss(%s, torch.select(classes, 1, %d))".formatted(output, head.target());
        };
    }

    private static List<String> step(Precision precision) {
        return List.of(
                // a permuted (N, H, W, C) picture is channels-last already
                "y = torch.div(torch.to(torch.permute(x, [0, 3, 1, 2]), 6), 255.)",
                "z = torch.contiguous(" + precision.cast("torch.mul(torch.sub(y, mean), scale)") + ", memory_format=2)",
                "leaves = annotate(List[Tensor], [])",
                "for i in range(torch.len(w)):",
                "  _0 = torch.append(leaves, torch.requires_grad_(torch.detach(w[i]), True))",
                "loss = (self).loss((self).network(z, leaves, s), regression, classes)",
                "grads = torch.autograd.grad([loss], leaves)",
                "gs = annotate(List[Tensor], [])",
                "steps = annotate(List[Tensor], [])",
                "for i in range(torch.len(grads)):",
                "  g = torch._unwrap_optional(grads[i])",
                "  _1 = torch.append(gs, g)",
                "  _2 = torch.append(steps, step)",
                "torch._fused_adam_((self).flat(w), (self).flat(gs), (self).flat(m), (self).flat(v), "
                        + "annotate(List[Tensor], []), steps, lr=0.001, beta1=0.9, beta2=0.999, weight_decay=0., "
                        + "eps=1e-08, amsgrad=False, maximize=False)",
                "return torch.detach(loss)");
    }

    /** The fused optimiser walks raw memory, so weight, gradient and moments must all be laid out the same. */
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

    /** Copies of tensors, four-dimensional ones channels-last. */
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

    /** Row-major copies of tensors. */
    private static final List<String> PLAIN = List.of(
            "ys = annotate(List[Tensor], [])",
            "for i in range(torch.len(xs)):",
            "  _0 = torch.append(ys, torch.clone(xs[i], memory_format=0))",
            "return ys");

    private static void method(
            StringBuilder out, String name, String arguments, String result, List<String> statements) {
        out.append("  def %s(%s, %s) -> %s:\n".formatted(name, SELF, arguments, result));
        statements.forEach(statement -> out.append("    ").append(statement).append('\n'));
    }
}
