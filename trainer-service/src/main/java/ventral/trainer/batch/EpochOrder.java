package ventral.trainer.batch;

import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The data order of one epoch: a function of the run's seed and the epoch. Batches are shuffled; then the images of
 * each {@code window} consecutive batches are shuffled together, so that an image meets others than those it is stored
 * with.
 *
 * <p>The first epoch is in the stream's order, because a stream's images are drawn independently of each other and may
 * not all be rendered yet.
 */
final class EpochOrder {

    private final long seed;
    private final int epoch;
    private final int window;

    /**
     * Creates the order of an epoch.
     *
     * @param window number of batches; 0 for the stream's order in every epoch
     */
    EpochOrder(long seed, int epoch, int window) {
        this.seed = seed;
        this.epoch = epoch;
        this.window = window;
    }

    boolean isStreamOrder() {
        return epoch == 0 || window == 0;
    }

    /**
     * Returns indices of batches in the order in which they are read.
     *
     * @param batchCount batches of the epoch
     * @param first number of batches to skip
     * @param offset index in the stream of the epoch's first batch
     */
    PrimitiveIterator.OfLong batches(int batchCount, int first, long offset) {
        int[] order = permutation(batchCount, random(0));
        return IntStream.range(first, batchCount)
                .mapToLong(i -> offset + order[i])
                .iterator();
    }

    /** Returns a permutation of the images of a window of batches: the order in which they are learnt from. */
    int[] images(int windowIndex, int imageCount) {
        return permutation(imageCount, random(1L + windowIndex));
    }

    /** Returns an independent random generator for each seed, epoch and use. */
    private SplittableRandom random(long use) {
        long mixed = new SplittableRandom(seed).nextLong();
        mixed = new SplittableRandom(mixed + epoch).nextLong();
        return new SplittableRandom(mixed + use);
    }

    /** Returns a random permutation, by Fisher and Yates. */
    private static int[] permutation(int count, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }
}
