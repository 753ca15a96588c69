package ventral.trainer.run;

import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;

/**
 * Which batches a run learns from, and in which order. Runs of one route can share one reading of them; in a single pass
 * a run that is longer than another begins as the other does, so how many there are does not matter.
 *
 * @param epochImageCount images of each of several epochs; 0 for a single pass
 * @param window see {@link EpochOrder}
 * @param seed of the epochs' orders; 0 where there are none
 */
record Route(StreamName stream, long heldOutImageCount, long epochImageCount, int epochCount, int window, long seed) {

    static Route of(RunSpec spec) {
        int window = spec.epochCount() > 1 ? spec.recipe().shuffleWindow() : 0;
        return new Route(
                spec.stream(),
                spec.recipe().heldOutImageCount(),
                spec.epochCount() > 1 ? spec.imageCount() : 0,
                spec.epochCount(),
                window,
                window > 0 ? spec.seed() : 0);
    }

    /** Batches in an epoch; of a single pass, no limit. */
    long batchCount(int batchSize) {
        return epochImageCount == 0 ? Long.MAX_VALUE : epochImageCount / batchSize;
    }

    EpochOrder order(int epoch) {
        return new EpochOrder(seed, epoch, window);
    }
}
