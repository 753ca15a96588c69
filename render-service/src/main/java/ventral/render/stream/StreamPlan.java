package ventral.render.stream;

import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import ventral.contract.image.ImageBatchPartition;

/**
 * Decides which batch comes next, given what the log holds. Batch b lies in partition b mod P, and a partition is in
 * order without gaps. So the next batch is the smallest of the next batches of the partitions that this renderer
 * writes.
 */
public final class StreamPlan {

    private final long batchCount;
    private final Set<Integer> own;
    private final long[] nextInPartition;

    private StreamPlan(long batchCount, Set<Integer> own, long[] nextInPartition) {
        this.batchCount = batchCount;
        this.own = own;
        this.nextInPartition = nextInPartition;
    }

    /**
     * Creates a plan from the last batch of each partition.
     *
     * @param batchCount batches in the whole stream
     * @param own partitions that this renderer writes
     * @param lastInPartition index of the last batch in each partition, or less than 0 for an empty one
     * @throws IllegalArgumentException if a batch lies in the wrong partition
     */
    public static StreamPlan after(long batchCount, Set<Integer> own, long... lastInPartition) {
        StreamPlan plan = new StreamPlan(batchCount, new TreeSet<>(own), new long[lastInPartition.length]);
        for (int p = 0; p < lastInPartition.length; p++) {
            plan.setLastBatch(p, lastInPartition[p]);
        }
        return plan;
    }

    /** Sets the last batch of a partition. */
    public void setLastBatch(int partition, long last) {
        int partitionCount = nextInPartition.length;
        if (last >= 0 && ImageBatchPartition.of(last, partitionCount) != partition) {
            throw new IllegalArgumentException("batch %d lies in partition %d of %d; it belongs in %d"
                    .formatted(last, partition, partitionCount, ImageBatchPartition.of(last, partitionCount)));
        }
        nextInPartition[partition] = last < 0 ? partition : last + partitionCount;
    }

    /** Returns the next batch to render, or empty if this renderer's partitions are complete. */
    public OptionalLong next() {
        long least = own.stream().mapToLong(p -> nextInPartition[p]).min().orElse(Long.MAX_VALUE);
        return least < batchCount ? OptionalLong.of(least) : OptionalLong.empty();
    }

    /** Records that this renderer appended a batch to the log. */
    public void markAppended(long batch) {
        int partition = ImageBatchPartition.of(batch, nextInPartition.length);
        if (nextInPartition[partition] != batch) {
            throw new IllegalArgumentException(
                    "batch %d is out of order; the next batch is %d".formatted(batch, nextInPartition[partition]));
        }
        nextInPartition[partition] += nextInPartition.length;
    }

    public boolean isOwn(int partition) {
        return own.contains(partition);
    }

    public int partitionCount() {
        return nextInPartition.length;
    }

    /** Returns the number of batches in the log, including those of other renderers. */
    public long loggedBatchCount() {
        long there = 0;
        for (long next : nextInPartition) {
            there += next / nextInPartition.length;
        }
        return there;
    }

    /** Returns true when every batch of the stream is in the log. */
    public boolean isComplete() {
        return loggedBatchCount() >= batchCount;
    }
}
