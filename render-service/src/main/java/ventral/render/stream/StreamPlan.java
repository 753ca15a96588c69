package ventral.render.stream;

import java.util.OptionalLong;

/**
 * Which batch comes next, given what the log holds. Batch b lies in partition b mod P, and a partition is in order
 * without gaps; so the next batch is the least of the partitions' next ones.
 */
public final class StreamPlan {

    private final long batchCount;
    private final long[] nextInPartition;

    private StreamPlan(long batchCount, long[] nextInPartition) {
        this.batchCount = batchCount;
        this.nextInPartition = nextInPartition;
    }

    /**
     * @param batchCount batches in the whole stream
     * @param lastInPartition index of the last batch in each partition, or less than 0 for an empty one
     * @throws IllegalArgumentException if a batch lies in the wrong partition
     */
    public static StreamPlan after(long batchCount, long... lastInPartition) {
        int partitionCount = lastInPartition.length;
        long[] next = new long[partitionCount];
        for (int p = 0; p < partitionCount; p++) {
            if (lastInPartition[p] >= 0 && lastInPartition[p] % partitionCount != p) {
                throw new IllegalArgumentException("batch %d lies in partition %d of %d; it belongs in %d"
                        .formatted(lastInPartition[p], p, partitionCount, lastInPartition[p] % partitionCount));
            }
            next[p] = lastInPartition[p] < 0 ? p : lastInPartition[p] + partitionCount;
        }
        return new StreamPlan(batchCount, next);
    }

    /** The batch to render now, or none when the stream is whole. */
    public OptionalLong next() {
        long least = Long.MAX_VALUE;
        for (long next : nextInPartition) {
            least = Math.min(least, next);
        }
        return least < batchCount ? OptionalLong.of(least) : OptionalLong.empty();
    }

    /** Takes note that a batch is in the log. */
    public void appended(long batch) {
        int partition = (int) (batch % nextInPartition.length);
        if (nextInPartition[partition] != batch) {
            throw new IllegalArgumentException(
                    "batch %d does not follow; %d does".formatted(batch, nextInPartition[partition]));
        }
        nextInPartition[partition] += nextInPartition.length;
    }

    /** Batches in the log. */
    public long batchesThere() {
        long there = 0;
        for (long next : nextInPartition) {
            there += next / nextInPartition.length;
        }
        return there;
    }
}
