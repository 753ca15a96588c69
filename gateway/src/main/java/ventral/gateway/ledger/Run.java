package ventral.gateway.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.contract.validation.Validation;

/**
 * A run: what was asked for, and what its trainer last said.
 *
 * @param retryCount how often the user had it go on after it had failed
 * @param partition of {@code run-intents} in which all of the run's intents lie
 */
public record Run(
        RunName name, RunSpec spec, Wish wish, int retryCount, int partition, Instant createTime, Progress progress) {

    /** What a user wants to become of a run. */
    public enum Wish {
        TRAINED,
        PAUSED,
        CANCELLED
    }

    /**
     * What a trainer did; {@code updateTime} is empty until it has said something.
     *
     * @param seenImageCount images learnt from, over all epochs
     * @param learningRate of the last step
     * @param timeLeft at the pace of late, at the ledger's resolution, milliseconds
     * @param device what it is computed on; empty unless it is running
     * @param deviceUse share of the device that its trainer keeps busy, 0 to 1
     * @param memoryBytes that its trainer takes on the device; 0 if it cannot be told
     * @param validation the latest
     * @param error why it failed; of a running one, what keeps it from going on
     * @param ownerGeneration of the trainers' consumer group in which the writer owned the run
     * @param retryCount of the wish that the trainer has heard
     */
    public record Progress(
            RunState state,
            long seenImageCount,
            Optional<Float> loss,
            Optional<Float> imagesPerSecond,
            Optional<Double> learningRate,
            Optional<Duration> timeLeft,
            String device,
            Optional<Float> deviceUse,
            long memoryBytes,
            Optional<Validation> validation,
            Optional<Failure> error,
            Optional<Instant> updateTime,
            long ownerGeneration,
            int retryCount) {

        public static final Progress NONE = new Progress(
                RunState.QUEUED,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);

        /** As far as it had come when it failed, and to go on from there. */
        private Progress requeued() {
            return new Progress(
                    RunState.QUEUED,
                    seenImageCount,
                    loss,
                    imagesPerSecond,
                    learningRate,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    0,
                    validation,
                    Optional.empty(),
                    updateTime,
                    ownerGeneration,
                    retryCount);
        }
    }

    public Run {
        if (progress.state() == RunState.FAILED && progress.retryCount() < retryCount) {
            progress = progress.requeued(); // no trainer has heard yet that it is to go on
        }
    }

    /** As it is before any trainer has it. */
    public static Run queued(RunName name, RunSpec spec, int partition, Instant createTime) {
        return new Run(name, spec, Wish.TRAINED, 0, partition, createTime, Progress.NONE);
    }

    /** The same run, of which something else is wanted. */
    public Run wish(Wish other) {
        return new Run(name, spec, other, retryCount, partition, createTime, progress);
    }

    /** The same run, that is to go on for the n-th time after it had failed. */
    public Run retry(int n) {
        return new Run(name, spec, wish, n, partition, createTime, progress);
    }

    /** The same run, of which its trainer has said something. */
    public Run report(Progress said) {
        return new Run(name, spec, wish, retryCount, partition, createTime, said);
    }

    public RunState state() {
        return progress.state();
    }

    /** Whether a wish to stop it would be news. */
    boolean isStillWanted() {
        return wish != Wish.CANCELLED && !state().hasEnded();
    }
}
