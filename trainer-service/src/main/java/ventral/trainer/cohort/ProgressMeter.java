package ventral.trainer.cohort;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.ThroughputMeter;
import ventral.contract.spec.RunSpec;
import ventral.contract.validation.Validation;
import ventral.trainer.learner.LossSummary;
import ventral.trainer.run.TrainingProgress;

/** Measures the mean loss of a run between two reports, and its training rate over the last minute. */
final class ProgressMeter {

    private final RunSpec spec;
    private final int batchSize;
    private final ThroughputMeter rate = new ThroughputMeter(Duration.ZERO);
    private @Nullable Double loss;

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
     * Starts the measurement of the training rate.
     *
     * @param now time since any moment; never decreases
     */
    void start(Duration now) {
        rate.add(now, reportedImageCount);
    }

    /**
     * Returns the run's progress, and starts a new report interval.
     *
     * @param now time since the same moment as in {@link #start}
     * @param learningRate learning rate of the last step; null before the first
     * @param timeLeft estimate; null if none is possible
     */
    TrainingProgress report(
            Duration now,
            long seenImageCount,
            @Nullable Double learningRate,
            @Nullable Duration timeLeft,
            @Nullable Validation validation) {
        if (stepCount > 0) {
            loss = lossSum / stepCount;
        }
        long left = spec.totalImageCount() - seenImageCount;
        if (left > 0 || seenImageCount > reportedImageCount) {
            rate.add(now, seenImageCount);
        }
        reportedImageCount = seenImageCount;
        double imagesPerSecond = rate.perSecond().orElse(0.);
        long updateCount = stepCount;
        lossSum = 0;
        stepCount = 0;
        return loss == null
                ? TrainingProgress.at(seenImageCount, validation)
                : new TrainingProgress(
                        seenImageCount,
                        updateCount,
                        loss,
                        imagesPerSecond,
                        learningRate,
                        left <= 0 || imagesPerSecond == 0 ? null : timeLeft,
                        validation);
    }
}
