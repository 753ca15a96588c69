package ventral.trainer.learner;

import org.jspecify.annotations.Nullable;

/**
 * The losses of some steps.
 *
 * @param lossSum sum of the losses, each computed before its step
 * @param firstDiverged number of steps before the first one whose loss is not finite; null if every loss is finite
 */
public record LossSummary(
        int stepCount, double lossSum, @Nullable Integer firstDiverged) {}
