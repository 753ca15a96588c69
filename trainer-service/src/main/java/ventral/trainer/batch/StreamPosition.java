package ventral.trainer.batch;

import java.util.Comparator;

/**
 * A position in a run's data order.
 *
 * @param epoch completed passes over the prefix
 * @param nextBatch batches of this epoch already learnt from
 */
public record StreamPosition(int epoch, long nextBatch) implements Comparable<StreamPosition> {

    public static final StreamPosition START = new StreamPosition(0, 0);

    private static final Comparator<StreamPosition> ORDER =
            Comparator.comparingInt(StreamPosition::epoch).thenComparingLong(StreamPosition::nextBatch);

    /**
     * Returns the position of the following batch.
     *
     * @param batchCount batches in the prefix
     */
    public StreamPosition next(long batchCount) {
        return nextBatch + 1 < batchCount ? new StreamPosition(epoch, nextBatch + 1) : new StreamPosition(epoch + 1, 0);
    }

    @Override
    public int compareTo(StreamPosition other) {
        return ORDER.compare(this, other);
    }
}
