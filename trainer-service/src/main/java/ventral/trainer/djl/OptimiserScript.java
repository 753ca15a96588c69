package ventral.trainer.djl;

import java.util.List;
import ventral.contract.spec.Optimiser;

/**
 * An optimiser as TorchScript.
 *
 * @param memory names of the state tensors of every weight, PyTorch's names
 * @param update statement that changes the weights {@code w}, given their gradients {@code gs}, the number of the step
 *     {@code steps}, once for each weight, and the learning rate {@code rate}
 */
record OptimiserScript(List<String> memory, String update) {

    static OptimiserScript of(Optimiser optimiser) {
        if (optimiser instanceof Optimiser.Adam adam) {
            String decoupled = adam.weightDecay() > 0 ? "w" : "";
            return new OptimiserScript(
                    List.of("exp_avg", "exp_avg_sq"),
                    ("torch._fused_adam%s_((self).flat(w), (self).flat(gs), (self).flat(exp_avg), "
                                    + "(self).flat(exp_avg_sq), annotate(List[Tensor], []), steps, lr=rate, beta1=%s, "
                                    + "beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False)")
                            .formatted(decoupled, adam.beta1(), adam.beta2(), adam.weightDecay(), adam.epsilon()));
        }
        Optimiser.Sgd sgd = (Optimiser.Sgd) optimiser;
        List<String> memory = sgd.momentum() > 0 ? List.of("momentum_buffer") : List.of();
        // the first step leaves a buffer of zeros as PyTorch's first step does: the gradient itself
        return new OptimiserScript(
                memory,
                ("torch._fused_sgd_((self).flat(w), (self).flat(gs), %s, weight_decay=%s, momentum=%s, lr=rate, "
                                + "dampening=0., nesterov=%s, maximize=False, is_first_step=False)")
                        .formatted(
                                memory.isEmpty() ? "annotate(List[Tensor], [])" : "(self).flat(momentum_buffer)",
                                sgd.weightDecay(),
                                sgd.momentum(),
                                sgd.nesterov() ? "True" : "False"));
    }
}
