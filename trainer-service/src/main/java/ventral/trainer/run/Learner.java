package ventral.trainer.run;

import java.util.SortedMap;
import ventral.trainer.objective.Targets;

/** A network that learns. Used on one thread; its state is a function of its first weights and of the steps it took. */
public interface Learner extends AutoCloseable {

    /**
     * Learns from one batch.
     *
     * @param pixels RGB, one byte a channel, (N, H, W, C)
     * @return the loss before the step
     */
    double step(byte[] pixels, int imageCount, int imageSize, Targets targets);

    /** Weights and batch-norm statistics under torchvision's names. */
    SortedMap<String, Tensor> weights();

    /** What the optimiser remembers. */
    SortedMap<String, Tensor> optimiser();

    /**
     * Takes up the state of another learner of the same network and objective.
     *
     * @throws IllegalArgumentException if a tensor is missing, or of another shape
     */
    void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser);

    @Override
    void close();
}
