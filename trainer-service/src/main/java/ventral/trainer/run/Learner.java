package ventral.trainer.run;

import java.util.SortedMap;
import ventral.trainer.objective.Targets;

/** A network that learns. Used on one thread; its state is a function of its first weights and of the steps it took. */
public interface Learner extends AutoCloseable {

    /**
     * Learns from one batch. The call may return before the device has done it.
     *
     * @param pixels RGB, one byte a channel, (N, H, W, C)
     * @throws DeviceFullException if the device has no memory left; the learner is of no use then
     */
    void step(byte[] pixels, int imageCount, int imageSize, Targets targets, double learningRate);

    /**
     * Estimates batch norm's statistics on images without learning from them: each statistic becomes the plain mean of its
     * values in the batches of the calibration. The call may return before the device has done it.
     *
     * @param pixels as in {@link #step}
     * @param batchIndex of the batch in the calibration, from 0, which starts anew at 0
     */
    void calibrate(byte[] pixels, int imageCount, int imageSize, long batchIndex);

    /** What the steps since the call before came to. Waits until the device has done them. */
    Tally tally();

    /**
     * Estimates the latents of images without learning, with the batch-norm statistics as they were learnt.
     *
     * @param pixels as in {@link #step}
     */
    Estimate estimate(byte[] pixels, int imageCount, int imageSize, Targets targets);

    /** Weights and batch-norm statistics under torchvision's names. */
    SortedMap<String, Tensor> weights();

    /** What the optimiser remembers. */
    SortedMap<String, Tensor> optimiser();

    /**
     * Takes up the state of another learner of the same network, recipe and objective.
     *
     * @throws IllegalArgumentException if a tensor is missing, or of another shape
     */
    void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser);

    /**
     * Begins with weights from elsewhere; a last layer of another shape is left as it is.
     *
     * @throws IllegalArgumentException if another tensor is missing, or of another shape
     */
    void beginWith(SortedMap<String, Tensor> weights);

    @Override
    void close();
}
