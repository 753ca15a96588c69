package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/** Describes the optimiser, which turns gradients into updates of the weights. The formulas are PyTorch's. */
public sealed interface Optimiser {

    /**
     * Adam (Kingma and Ba 2015); with weight decay, AdamW (Loshchilov and Hutter 2019).
     *
     * @param beta1 decay rate of the mean of gradients
     * @param beta2 decay rate of the mean of squared gradients
     * @param weightDecay weight decay, decoupled from the gradient
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimiser {

        public static final double DEFAULT_LEARNING_RATE = 1e-3;
        public static final Adam DEFAULT = new Adam(.9, .999, 1e-8, 0);

        /**
         * Checks every field against its limits.
         *
         * @throws InvalidFieldException if a value breaks its limit
         */
        public Adam {
            check(beta1 >= 0 && beta1 < 1, "recipe.adam.beta1", "beta1 %s is outside 0 to 1", beta1);
            check(beta2 >= 0 && beta2 < 1, "recipe.adam.beta2", "beta2 %s is outside 0 to 1", beta2);
            check(epsilon > 0 && Double.isFinite(epsilon), "recipe.adam.epsilon", "epsilon %s is not above 0", epsilon);
            checkDecay("recipe.adam.weight_decay", weightDecay);
        }
    }

    /**
     * Stochastic gradient descent.
     *
     * @param momentum fraction of the previous step that the next one keeps
     * @param weightDecay factor of the weight that is added to the gradient
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimiser {

        public static final double DEFAULT_LEARNING_RATE = .1;
        public static final double DEFAULT_MOMENTUM = .9;

        /**
         * Checks every field against its limits.
         *
         * @throws InvalidFieldException if a value breaks its limit
         */
        public Sgd {
            check(momentum >= 0 && momentum < 1, "recipe.sgd.momentum", "momentum %s is outside 0 to 1", momentum);
            check(!nesterov || momentum > 0, "recipe.sgd.nesterov", "nesterov needs a momentum above 0");
            checkDecay("recipe.sgd.weight_decay", weightDecay);
        }
    }

    private static void checkDecay(String field, double decay) {
        check(decay >= 0 && Double.isFinite(decay), field, "weight_decay %s is below 0", decay);
    }
}
