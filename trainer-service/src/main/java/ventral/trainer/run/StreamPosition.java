package ventral.trainer.run;

/**
 * A place in a run's walk over its stream.
 *
 * @param epoch passes over the prefix that are behind
 * @param nextBatch index in the stream of the batch to learn from next
 */
public record StreamPosition(int epoch, long nextBatch) {

    public static final StreamPosition START = new StreamPosition(0, 0);

    /** @param batchCount batches in the prefix */
    public StreamPosition next(long batchCount) {
        return nextBatch + 1 < batchCount ? new StreamPosition(epoch, nextBatch + 1) : new StreamPosition(epoch + 1, 0);
    }
}
