package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/**
 * Gives every run of a sweep the same number of updates whatever its dataset size, as Xie et al. (2024) did: a smaller
 * dataset has more epochs.
 *
 * @param updateCount optimiser steps of each run
 * @param batchSize images of a step, which is the stream's batch size
 */
public record EqualUpdates(long updateCount, int batchSize) {

    public static final long MAX_UPDATE_COUNT = 1L << 40;

    /**
     * Checks every field against its limits.
     *
     * @throws InvalidFieldException if a value breaks its limit
     */
    public EqualUpdates {
        check(
                updateCount >= 1 && updateCount <= MAX_UPDATE_COUNT,
                "update_count",
                "update_count %d is outside 1 to %d",
                updateCount,
                MAX_UPDATE_COUNT);
        check(
                batchSize >= 1 && batchSize <= StreamSpec.MAX_BATCH_SIZE,
                "batch_size",
                "batch_size %d is outside 1 to %d images",
                batchSize,
                StreamSpec.MAX_BATCH_SIZE);
        check(
                updateCount * batchSize <= StreamSpec.MAX_IMAGE_COUNT,
                "update_count",
                "update_count %d is more than %d, the most that learn from %d images in batches of %d",
                updateCount,
                StreamSpec.MAX_IMAGE_COUNT / batchSize,
                StreamSpec.MAX_IMAGE_COUNT,
                batchSize);
    }

    /** Returns the number of images that each run learns from over all its epochs. */
    public long totalImageCount() {
        return updateCount * batchSize;
    }

    /**
     * Returns the number of passes over a dataset, of which the last may be partial.
     *
     * @throws InvalidFieldException if the updates do not reach every image of the dataset, or need too many passes
     */
    int epochCount(long imageCount) {
        check(
                imageCount <= totalImageCount(),
                "image_counts",
                "image_count %d is more than the %d images that %d updates of %d images learn from; raise the updates to %d or leave the size out",
                imageCount,
                totalImageCount(),
                updateCount,
                batchSize,
                (imageCount + batchSize - 1) / batchSize);
        check(
                imageCount < 1 || (totalImageCount() - 1) / imageCount < RunSpec.MAX_EPOCH_COUNT,
                "image_counts",
                "image_count %d would be passed over more than %d times in %d updates of %d images; lower the updates or leave the size out",
                imageCount,
                RunSpec.MAX_EPOCH_COUNT,
                updateCount,
                batchSize);
        return RunSpec.epochCount(imageCount, totalImageCount());
    }
}
