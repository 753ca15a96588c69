package ventral.trainer.cohort;

import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.CohortForecast;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Control;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.validation.Validation;
import ventral.platform.tensor.Tensor;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.Augmenter;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.learner.Learner;
import ventral.trainer.learner.Prediction;
import ventral.trainer.objective.BatchTargets;
import ventral.trainer.objective.TargetEncoder;
import ventral.trainer.objective.ValidationAccumulator;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.TrainingProgress;

/** A run in training and its network. */
final class ActiveRun implements AutoCloseable {

    private final OwnedRun run;
    private final DataFingerprint fingerprint;
    private final SortedSet<Long> checkpoints;
    private final TargetEncoder encoder;
    private final Augmenter augmenter;
    private final Learner learner;
    private final int batchSize;
    private final ProgressMeter meter;
    private final TrainingSpan training;
    private StreamPosition position;
    private long seenImageCount;
    private @Nullable Validation validation;
    private @Nullable Double learningRate;

    /** Images seen when the state was last saved, as a checkpoint or a resume point; negative if it never was. */
    private long savedImageCount;

    private boolean isSavedAsCheckpoint;

    /** Weights of the due checkpoint with recalibrated statistics; null if there are none. */
    private @Nullable SortedMap<String, Tensor> recalibrated;

    /** Weights before a recalibration in progress; null at other times. */
    private @Nullable SortedMap<String, Tensor> learnt;

    /**
     * Creates a run.
     *
     * @param saved state that the learner has restored; null if nothing was saved
     * @param first any batch of the stream
     */
    ActiveRun(
            OwnedRun run,
            @Nullable SavedRun saved,
            LabelledBatch first,
            TargetEncoder encoder,
            Learner learner,
            Tracer tracer) {
        RunSpec spec = run.spec();
        this.run = run;
        this.fingerprint = saved == null ? DataFingerprint.of(first) : saved.dataFingerprint();
        this.batchSize = first.imageCount();
        this.checkpoints = spec.checkpoints(batchSize);
        this.encoder = encoder;
        this.augmenter = new Augmenter(spec.recipe().augmentations(), spec.seed());
        this.learner = learner;
        this.position = saved == null ? StreamPosition.START : saved.position();
        this.seenImageCount = saved == null ? 0 : saved.seenImageCount();
        this.validation = saved == null ? null : saved.latestValidation();
        this.training = new TrainingSpan(tracer, run);
        this.meter = new ProgressMeter(spec, batchSize, seenImageCount);
        this.savedImageCount = saved == null ? -1 : seenImageCount;
        this.isSavedAsCheckpoint = saved != null && saved.kind() == SavedRun.Kind.CHECKPOINT;
        checkDataUnchanged(first);
    }

    OwnedRun run() {
        return run;
    }

    StreamPosition position() {
        return position;
    }

    boolean isComplete() {
        return seenImageCount >= run.spec().totalImageCount();
    }

    /** Returns true if the current state is to be saved as a checkpoint and has not been. */
    boolean isCheckpointDue() {
        return checkpoints.contains(seenImageCount) && !(isSavedAsCheckpoint && savedImageCount == seenImageCount);
    }

    boolean hasUnsavedProgress() {
        return seenImageCount > savedImageCount;
    }

    /**
     * Learns from a batch.
     *
     * @param after position after the batch
     */
    void learn(LabelledBatch batch, StreamPosition after) {
        checkDataUnchanged(batch);
        training.add(batch);
        if (run.spec().objective().control() == Control.CALIBRATED) {
            learner.calibrate(batch.pixels(), batch.imageCount(), batch.imageSize(), seenImageCount / batchSize);
        } else {
            step(batch);
        }
        seenImageCount += batch.imageCount();
        position = after;
    }

    private void step(LabelledBatch batch) {
        RunSpec spec = run.spec();
        double rate = spec.recipe().learningRate().at(seenImageCount, batch.imageCount(), spec.totalImageCount());
        learner.step(
                augmenter.augment(batch, position.epoch()),
                batch.imageCount(),
                batch.imageSize(),
                targets(batch),
                rate);
        learningRate = rate;
    }

    private BatchTargets targets(LabelledBatch batch) {
        try {
            return encoder.encode(batch.labels(), batch.imageCount());
        } catch (IllegalArgumentException e) {
            throw new DamagedStreamException(
                    "batch %d of %s: %s".formatted(batch.index(), run.spec().stream(), e.getMessage()), e);
        }
    }

    private void checkDataUnchanged(LabelledBatch batch) {
        DataFingerprint these = DataFingerprint.of(batch);
        if (!these.equals(fingerprint)) {
            throw new DamagedStreamException(
                    "batch %d of %s is not of the stream that the run started with: %s, before %s; the stream was deleted and created again with other images; create a new run"
                            .formatted(batch.index(), run.spec().stream(), these, fingerprint));
        }
    }

    /**
     * Adds the losses of the steps since the previous call.
     *
     * @throws NonFiniteLossException if one of them is not finite
     */
    void tally() {
        meter.add(learner.takeLossSummary(), seenImageCount);
    }

    /**
     * Starts the measurement of the training rate.
     *
     * @param now time since any moment; never decreases
     */
    void startMeasurement(Duration now) {
        meter.start(now);
    }

    /** Returns how far the run is, for a forecast of its cohort. */
    CohortForecast.Member member() {
        return CohortForecast.Member.of(run.spec(), seenImageCount, checkpoints);
    }

    /**
     * Returns the run's progress, and starts a new report interval.
     *
     * @param now time since the same moment as in {@link #startMeasurement}
     * @param timeLeft estimate; null if none is possible
     */
    TrainingProgress progress(Duration now, @Nullable Duration timeLeft) {
        return meter.report(now, seenImageCount, learningRate, timeLeft, validation);
    }

    SavedRun state(SavedRun.Kind kind) {
        return new SavedRun(
                kind,
                seenImageCount,
                position,
                fingerprint,
                validation,
                learnt == null ? learner.weights() : learnt,
                learner.optimiser(),
                kind == SavedRun.Kind.CHECKPOINT ? recalibrated : null);
    }

    /** Starts the span of saving a state. Only those of checkpoints are recorded. */
    Span startSave(SavedRun.Kind kind) {
        return kind == SavedRun.Kind.CHECKPOINT ? training.startSave(seenImageCount) : Span.NONE;
    }

    void markSaved(SavedRun.Kind kind) {
        recalibrated = null;
        savedImageCount = seenImageCount;
        isSavedAsCheckpoint = kind == SavedRun.Kind.CHECKPOINT;
        if (isSavedAsCheckpoint) {
            training.close();
        }
    }

    ValidationAccumulator trial() {
        return encoder.trial();
    }

    void validateOn(LabelledBatch batch, ValidationAccumulator trial) {
        Prediction estimate = learner.predict(batch.pixels(), batch.imageCount(), batch.imageSize(), targets(batch));
        trial.add(estimate.outputs(), batch.labels(), batch.imageCount(), estimate.loss());
    }

    void recordValidation(ValidationAccumulator trial) {
        validation = trial.result(seenImageCount);
    }

    /** Returns true if the run is to be validated on held-out images. */
    boolean needsValidation() {
        return recipe().heldOutImageCount() > 0
                && !run.spec().objective().control().isWithoutLearning();
    }

    /** Returns true if the checkpoint is also stored with batch-norm statistics estimated again. */
    boolean needsRecalibration() {
        return recipe().recalibratesCheckpoints();
    }

    /** Saves the learnt statistics, before {@link #recalibrate}. */
    void beginRecalibration() {
        learnt = learner.weights();
    }

    /**
     * Recalibrates the statistics on a held-out batch.
     *
     * @param batchIndex index of the held-out batch, from 0
     */
    void recalibrate(LabelledBatch batch, long batchIndex) {
        learner.calibrate(batch.pixels(), batch.imageCount(), batch.imageSize(), batchIndex);
    }

    /** Keeps the weights with the new statistics for the checkpoint, and restores the learnt ones. */
    void endRecalibration() {
        SortedMap<String, Tensor> before = learnt;
        if (before == null) {
            throw new IllegalStateException("the recalibration was not started");
        }
        recalibrated = learner.weights();
        learner.restore(before, learner.optimiser());
        learnt = null;
    }

    Recipe recipe() {
        return run.spec().recipe();
    }

    @Override
    public void close() {
        training.close();
        learner.close();
    }
}
