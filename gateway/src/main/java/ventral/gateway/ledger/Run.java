package ventral.gateway.ledger;

import java.time.Instant;
import java.util.Optional;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;

/**
 * A run: what was asked for, and what its trainer last said.
 *
 * @param cancelled whether the user wants it to stop
 * @param partition of {@code run-intents} in which all of the run's intents lie
 */
public record Run(RunName name, RunSpec spec, boolean cancelled, int partition, Instant createTime, Progress progress) {

    /**
     * What a trainer did; {@code updateTime} is empty until it has said something.
     *
     * @param seenImageCount images learnt from, over all epochs
     * @param ownerGeneration of the trainers' consumer group in which the writer owned the run
     */
    public record Progress(
            RunState state,
            long seenImageCount,
            Optional<Float> loss,
            Optional<Float> imagesPerSecond,
            Optional<Failure> error,
            Optional<Instant> updateTime,
            long ownerGeneration) {

        public static final Progress NONE = new Progress(
                RunState.QUEUED, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** As it is before any trainer has it. */
    public static Run queued(RunName name, RunSpec spec, int partition, Instant createTime) {
        return new Run(name, spec, false, partition, createTime, Progress.NONE);
    }

    /** The same run, no longer wanted. */
    public Run cancel() {
        return new Run(name, spec, true, partition, createTime, progress);
    }
}
