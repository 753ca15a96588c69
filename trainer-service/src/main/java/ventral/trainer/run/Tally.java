package ventral.trainer.run;

import java.util.OptionalInt;

/**
 * What some steps came to.
 *
 * @param lossSum of the losses before each step
 * @param firstDiverged how many of the steps went before the first one whose loss is no finite number
 */
public record Tally(int stepCount, double lossSum, OptionalInt firstDiverged) {}
