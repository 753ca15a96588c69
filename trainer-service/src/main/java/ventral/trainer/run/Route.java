package ventral.trainer.run;

import ventral.contract.latent.Control;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;

/**
 * Identifies which batches a run learns from, in which order and with which labels. Runs of one route can share one
 * reading of them; in a single pass a run that is longer than another begins as the other does, so how many there are does
 * not matter.
 *
 * @param epochImageCount images of each of several epochs; 0 for a single pass
 * @param window see {@link EpochOrder}
 * @param seed of the epochs' orders; 0 where there are none
 * @param labels whose labels images have
 */
record Route(
        StreamName stream,
        long heldOutImageCount,
        long epochImageCount,
        int epochCount,
        int window,
        long seed,
        Labels labels) {

    /**
     * Says whose labels images have.
     *
     * @param areShuffled true for another image's, see {@link ShuffledLabels}
     * @param seed of the shuffling; 0 for their own labels
     */
    record Labels(boolean areShuffled, long seed) {
        static final Labels OWN = new Labels(false, 0);
    }

    static Route of(RunSpec spec) {
        int window = spec.epochCount() > 1 ? spec.recipe().shuffleWindow() : 0;
        return new Route(
                spec.stream(),
                spec.recipe().heldOutImageCount(),
                spec.epochCount() > 1 ? spec.imageCount() : 0,
                spec.epochCount(),
                window,
                window > 0 ? spec.seed() : 0,
                spec.objective().control() == Control.SHUFFLED ? new Labels(true, spec.seed()) : Labels.OWN);
    }

    /** Returns what to read from: the images with the labels that the route has. */
    ImageSource.Opening labelled(ImageSource.Opening images) {
        return labels.areShuffled() ? new ShuffledLabels.Opening(images, labels.seed()) : images;
    }

    /** Batches in an epoch; of a single pass, no limit. */
    long batchCount(int batchSize) {
        return epochImageCount == 0 ? Long.MAX_VALUE : epochImageCount / batchSize;
    }

    EpochOrder order(int epoch) {
        return new EpochOrder(seed, epoch, window);
    }
}
