package ventral.trainer.cohort;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ventral.contract.spec.RunSpec;
import ventral.contract.validation.Validation;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.run.TrainingProgress;

/** Measures the mean loss and the training rate of a run between two reports. */
final class ProgressMeter {

    private final RunSpec spec;
    private final int batchSize;
    private @Nullable Double loss;
    private double imagesPerSecond;

    /** Images seen when losses were last added. */
    private long addedImageCount;

    /** Images seen at the last report. */
    private long reportedImageCount;

    /** Sum and number of the losses since the last report. */
    private double lossSum;

    private int stepCount;

    /**
     * Creates a meter.
     *
     * @param seenImageCount images that the run has seen so far
     */
    ProgressMeter(RunSpec spec, int batchSize, long seenImageCount) {
        this.spec = spec;
        this.batchSize = batchSize;
        this.addedImageCount = seenImageCount;
        this.reportedImageCount = seenImageCount;
    }

    /**
     * Adds the losses of the steps since the previous call.
     *
     * @throws NonFiniteLossException if one of them is not finite
     */
    void add(LossSummary losses, long seenImageCount) {
        Integer diverged = losses.firstDiverged();
        if (diverged != null) {
            long at = addedImageCount + diverged.longValue() * batchSize;
            throw new NonFiniteLossException(
                    "the loss is not finite at the step after %d images, in epoch %d; states saved before it are kept. Try a lower learning rate, a warm-up or a clip_norm"
                            .formatted(at, at / Math.max(1, spec.imageCount())));
        }
        lossSum += losses.lossSum();
        stepCount += losses.stepCount();
        addedImageCount = seenImageCount;
    }

    /**
     * Returns the run's progress, and starts a new report interval.
     *
     * @param sinceThen time since the previous call
     * @param learningRate learning rate of the last step; null before the first
     */
    TrainingProgress report(
            Duration sinceThen, long seenImageCount, @Nullable Double learningRate, @Nullable Validation validation) {
        if (stepCount > 0) {
            loss = lossSum / stepCount;
        }
        long left = spec.totalImageCount() - seenImageCount;
        if (left > 0 || seenImageCount > reportedImageCount) {
            imagesPerSecond =
                    sinceThen.isZero() ? 0 : (seenImageCount - reportedImageCount) / (sinceThen.toNanos() / 1e9);
        }
        reportedImageCount = seenImageCount;
        long updateCount = stepCount;
        lossSum = 0;
        stepCount = 0;
        return loss == null
                ? TrainingProgress.at(seenImageCount, validation)
                : new TrainingProgress(
                        seenImageCount, updateCount, loss, imagesPerSecond, learningRate, timeLeft(left), validation);
    }

    private @Nullable Duration timeLeft(long imageCount) {
        return imageCount <= 0 || imagesPerSecond == 0
                ? null
                : Duration.ofSeconds((long) Math.ceil(imageCount / imagesPerSecond));
    }
}
