package ventral.planner.rate;

/**
 * Holds the bytes of a record of each table as Kafka stores it, including key and overhead.
 *
 * @param checkpoint in {@code checkpoints}, and in {@code resume-points}
 * @param score with all layers that were tried, and their splits
 */
public record RowSizes(double streamStatus, double runIntent, double runStatus, double checkpoint, double score) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is negative
     */
    public RowSizes {
        ArgumentChecks.notNegative("bytes of a stream's status", streamStatus);
        ArgumentChecks.notNegative("bytes of a run's intent", runIntent);
        ArgumentChecks.notNegative("bytes of a run's status", runStatus);
        ArgumentChecks.notNegative("bytes of a checkpoint", checkpoint);
        ArgumentChecks.notNegative("bytes of a score", score);
    }

    /** Takes the sizes from a value of every rate. */
    public static RowSizes of(RateValues values) {
        return new RowSizes(
                values.get(Rate.STREAM_STATUS_ROW_BYTES),
                values.get(Rate.RUN_INTENT_ROW_BYTES),
                values.get(Rate.RUN_STATUS_ROW_BYTES),
                values.get(Rate.CHECKPOINT_ROW_BYTES),
                values.get(Rate.SCORE_ROW_BYTES));
    }
}
