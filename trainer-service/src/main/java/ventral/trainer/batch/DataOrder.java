package ventral.trainer.batch;

import ventral.contract.latent.Control;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;

/**
 * Identifies which batches a run learns from, in which order and with which labels. Runs of one data order can share
 * one pass over the batches. In a single pass a longer run starts as a shorter one does, so the number of batches does
 * not matter.
 *
 * @param epochImageCount images of each of several epochs; 0 for a single pass
 * @param window see {@link EpochOrder}
 * @param seed seed of the epochs' orders; 0 if the order does not depend on it
 * @param labels labels of the images
 */
public record DataOrder(
        StreamName stream,
        long heldOutImageCount,
        long epochImageCount,
        int epochCount,
        int window,
        long seed,
        LabelShuffle labels) {

    /**
     * Describes whose labels images have.
     *
     * @param areShuffled true for the labels of another image, see {@link ShuffledLabels}
     * @param seed seed of the shuffling; 0 for the images' own labels
     */
    record LabelShuffle(boolean areShuffled, long seed) {
        static final LabelShuffle OWN = new LabelShuffle(false, 0);
    }

    public static DataOrder of(RunSpec spec) {
        int window = spec.epochCount() > 1 ? spec.recipe().shuffleWindow() : 0;
        return new DataOrder(
                spec.stream(),
                spec.recipe().heldOutImageCount(),
                spec.epochCount() > 1 ? spec.imageCount() : 0,
                spec.epochCount(),
                window,
                window > 0 ? spec.seed() : 0,
                spec.objective().control() == Control.SHUFFLED
                        ? new LabelShuffle(true, spec.seed())
                        : LabelShuffle.OWN);
    }

    /** Returns image sources with the labels of this data order. */
    ImageSource.ImageSourceFactory labelled(ImageSource.ImageSourceFactory images) {
        return labels.areShuffled() ? new ShuffledLabels.ShuffledLabelsFactory(images, labels.seed()) : images;
    }

    /** Returns the batches in an epoch; unlimited for a single pass. */
    long batchCount(int batchSize) {
        return epochImageCount == 0 ? Long.MAX_VALUE : epochImageCount / batchSize;
    }

    EpochOrder order(int epoch) {
        return new EpochOrder(seed, epoch, window);
    }
}
