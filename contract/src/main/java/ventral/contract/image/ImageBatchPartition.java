package ventral.contract.image;

/** Assigns the batches of a stream to the partitions of its image log. */
public final class ImageBatchPartition {

    private ImageBatchPartition() {}

    /**
     * Returns the partition that holds a batch: its index modulo the number of partitions.
     *
     * @param batch index of the batch in its stream, at least 0
     */
    public static int of(long batch, int partitionCount) {
        return (int) (batch % partitionCount);
    }
}
