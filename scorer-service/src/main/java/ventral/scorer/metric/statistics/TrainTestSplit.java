package ventral.scorer.metric.statistics;

/** Train rows and test rows of a split, each in ascending order. */
@SuppressWarnings("ArrayRecordComponent")
public record TrainTestSplit(int[] train, int[] test) {}
