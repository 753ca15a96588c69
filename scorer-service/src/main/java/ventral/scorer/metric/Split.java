package ventral.scorer.metric;

/**
 * Rows to learn from and rows to be judged on, each in ascending order.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] train, int[] test) {}
