package ventral.trainer.learner;

import java.util.OptionalInt;

/**
 * The losses of some steps.
 *
 * @param lossSum sum of the losses, each computed before its step
 * @param firstDiverged number of steps before the first one whose loss is not finite
 */
public record LossSummary(int stepCount, double lossSum, OptionalInt firstDiverged) {}
