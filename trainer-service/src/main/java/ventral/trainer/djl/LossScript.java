package ventral.trainer.djl;

import java.util.List;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/**
 * Writes the loss as TorchScript: statements that compute one number from the last layer's output {@code o} and the
 * targets {@code regression} and {@code classes}.
 */
final class LossScript {

    private LossScript() {}

    static List<String> of(HeadLayout layout) {
        if (layout.heads().isEmpty()) {
            return List.of("return torch.mul(torch.mean(o), 0.)"); // a control that learns nothing
        }
        List<String> terms = layout.heads().stream().map(LossScript::term).toList();
        return List.of("return torch.mean(torch.stack([" + String.join(", ", terms) + "]))");
    }

    private static String term(Head head) {
        return head.weight() == 1 ? loss(head) : "torch.mul(%s, %s)".formatted(loss(head), head.weight());
    }

    private static String loss(Head head) {
        String output = columns("o", head.firstUnit(), head.unitCount());
        return switch (head.loss()) {
            case SQUARED_ERROR -> "torch.mse_loss(%s, %s)".formatted(output, target(head));
            case SMOOTH_L1 -> "torch.smooth_l1_loss(%s, %s, 1, 1.)".formatted(output, target(head));
            case CROSS_ENTROPY ->
                "torch.cross_entropy_loss(%s, torch.select(classes, 1, %d))".formatted(output, head.target());
        };
    }

    private static String target(Head head) {
        return columns("regression", head.target(), head.unitCount());
    }

    private static String columns(String of, int first, int count) {
        return "torch.slice(%s, 1, %d, %d)".formatted(of, first, first + count);
    }
}
