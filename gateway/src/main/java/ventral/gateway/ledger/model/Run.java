package ventral.gateway.ledger.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.contract.validation.Validation;

/**
 * A run: the user's intent and the status that its trainer last reported.
 *
 * @param retryCount how often the user resumed it after a failure
 * @param partition partition of {@code run-intents} that holds all of the run's intents
 */
public record Run(
        RunName name,
        RunSpec spec,
        DesiredState desiredState,
        int retryCount,
        int partition,
        Instant createTime,
        ReportedStatus status) {

    /** State that a user wants a run to be in. */
    public enum DesiredState {
        TRAINED,
        PAUSED,
        CANCELLED
    }

    /**
     * The status that a trainer reported. A figure is null if the trainer did not report it.
     *
     * @param seenImageCount images learnt from, over all epochs
     * @param learningRate learning rate of the last step
     * @param imagesPerSecond over the last minute
     * @param timeLeft at the ledger's resolution, milliseconds
     * @param device device of the computation; empty unless the run is running
     * @param deviceUse share of the device that its trainer keeps busy, 0 to 1
     * @param memoryBytes memory of the device that its trainer uses; 0 if unknown
     * @param validation the latest; null before the first
     * @param error why the run failed; for a running run, what prevents it from continuing; otherwise null
     * @param updateTime null until the first report
     * @param fencingToken orders the statuses that successive owners of the run reported
     * @param retryCount retry count of the intent that the trainer has read
     * @param cost what the latest steps and checkpoints cost
     */
    public record ReportedStatus(
            RunState state,
            long seenImageCount,
            @Nullable Float loss,
            @Nullable Float imagesPerSecond,
            @Nullable Double learningRate,
            @Nullable Duration timeLeft,
            String device,
            @Nullable Float deviceUse,
            long memoryBytes,
            @Nullable Validation validation,
            @Nullable Failure error,
            @Nullable Instant updateTime,
            FencingToken fencingToken,
            int retryCount,
            @Nullable MeasuredCost cost) {

        public static final ReportedStatus NONE = new ReportedStatus(
                RunState.QUEUED, 0, null, null, null, null, "", null, 0, null, null, null, FencingToken.NONE, 0, null);

        /** Returns the status of a run that failed and is queued to continue from where it stopped. */
        private ReportedStatus requeued() {
            return new ReportedStatus(
                    RunState.QUEUED,
                    seenImageCount,
                    loss,
                    imagesPerSecond,
                    learningRate,
                    null,
                    "",
                    null,
                    0,
                    validation,
                    null,
                    updateTime,
                    fencingToken,
                    retryCount,
                    cost);
        }
    }

    public Run {
        if (status.state() == RunState.FAILED && status.retryCount() < retryCount) {
            status = status.requeued(); // no trainer has read the resume yet
        }
    }

    /** Returns a new run, before any trainer owns it. */
    public static Run queued(RunName name, RunSpec spec, int partition, Instant createTime) {
        return new Run(name, spec, DesiredState.TRAINED, 0, partition, createTime, ReportedStatus.NONE);
    }

    /** Returns a copy with another desired state. */
    public Run withDesiredState(DesiredState other) {
        return new Run(name, spec, other, retryCount, partition, createTime, status);
    }

    /** Returns a copy that continues after the n-th failure. */
    public Run withRetryCount(int n) {
        return new Run(name, spec, desiredState, n, partition, createTime, status);
    }

    /** Returns a copy with another reported status. */
    public Run withStatus(ReportedStatus said) {
        return new Run(name, spec, desiredState, retryCount, partition, createTime, said);
    }

    public RunState state() {
        return status.state();
    }

    /** Returns true if the run has not ended and its cancellation has not been requested. */
    public boolean isCancellable() {
        return desiredState != DesiredState.CANCELLED && !state().hasEnded();
    }
}
