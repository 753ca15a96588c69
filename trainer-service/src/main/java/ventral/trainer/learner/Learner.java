package ventral.trainer.learner;

import java.util.SortedMap;
import ventral.platform.tensor.Tensor;
import ventral.trainer.objective.BatchTargets;

/**
 * A network in training. Used on one thread. Its state is a function of its initial weights and of the steps taken. Every
 * method but {@link #close} throws {@link DeviceOutOfMemoryException} if the device has no memory left; the learner is
 * then unusable.
 */
public interface Learner extends AutoCloseable {

    /**
     * Takes a training step on one batch. The call may return before the device has finished.
     *
     * @param pixels RGB, one byte a channel, (N, H, W, C)
     */
    void step(byte[] pixels, int imageCount, int imageSize, BatchTargets targets, double learningRate);

    /**
     * Estimates batch-norm statistics on images without learning from them: each statistic becomes the plain mean of
     * its values in the batches of the calibration. The call may return before the device has finished.
     *
     * @param pixels as in {@link #step}
     * @param batchIndex index of the batch in the calibration; index 0 starts a new calibration
     */
    void calibrate(byte[] pixels, int imageCount, int imageSize, long batchIndex);

    /** Returns the losses of the steps since the previous call. Waits until the device has finished them. */
    LossSummary takeLossSummary();

    /**
     * Predicts the latents of images without learning, with the learnt batch-norm statistics.
     *
     * @param pixels as in {@link #step}
     */
    Prediction predict(byte[] pixels, int imageCount, int imageSize, BatchTargets targets);

    /** Returns weights and batch-norm statistics under torchvision's names. */
    SortedMap<String, Tensor> weights();

    /** Returns the optimiser's state. */
    SortedMap<String, Tensor> optimiser();

    /**
     * Restores the state of another learner of the same network, recipe and objective.
     *
     * @throws IllegalArgumentException if a tensor is missing, or of another shape
     */
    void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser);

    /**
     * Initialises the network with weights from elsewhere. A last layer of another shape is not changed.
     *
     * @throws IllegalArgumentException if another tensor is missing, or of another shape
     */
    void initialiseFrom(SortedMap<String, Tensor> weights);

    @Override
    void close();
}
