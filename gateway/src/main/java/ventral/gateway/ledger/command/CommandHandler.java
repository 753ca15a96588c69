package ventral.gateway.ledger.command;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Ledger;

/**
 * Handles commands of users by publishing intents. Commands on one name are handled one at a time: the second sees the
 * result of the first. A stream is not deleted while a command lets a run learn from it. Commands on other names do not
 * wait.
 *
 * <p>A command takes its locks in this order, so that no two commands wait for each other: sweep, stream, stream as a
 * source of runs, runs by name. Any command throws {@link ResourceBusyException} if others hold one of its names for
 * too long.
 */
public final class CommandHandler {

    /** Execution mode of a command. */
    public enum ExecutionMode {
        EXECUTE,
        /** Like {@link #EXECUTE}, but a repeated command for the same name returns what the first created. */
        EXECUTE_IDEMPOTENTLY,
        VALIDATE_ONLY
    }

    private final NameLocks names;

    /** Locks of streams as sources of runs: shared by commands that let runs learn, exclusive for deletion. */
    private final NameLocks sources;

    private final StreamCommands streams;
    private final RunCommands runs;
    private final SweepCommands sweeps;
    private final Supplier<String> freshIds;

    /**
     * Creates the handler.
     *
     * @param intents called by several threads at the same time
     * @param runPartitionCount partitions of {@code run-intents}, to which runs are assigned in turn
     * @param clock at the ledger's resolution, microseconds; called by several threads at the same time
     * @param freshIds supplies ids for resources that the user does not name; called by several threads at the same
     *     time
     * @param lockTimeout time for which a command waits for each of its locks
     */
    public CommandHandler(
            Ledger ledger,
            Intents intents,
            int runPartitionCount,
            Supplier<Instant> clock,
            Supplier<String> freshIds,
            LockTimeout lockTimeout) {
        this.names = new NameLocks(lockTimeout);
        this.sources = new NameLocks(lockTimeout);
        ResourceLookup resources = new ResourceLookup(ledger);
        this.streams = new StreamCommands(ledger, resources, intents, clock);
        this.runs = new RunCommands(ledger, resources, intents, runPartitionCount, clock);
        this.sweeps = new SweepCommands(ledger, resources, intents, runPartitionCount, clock, names, sources);
        this.freshIds = freshIds;
    }

    /**
     * Creates a stream.
     *
     * @param given null for a fresh name
     */
    public CommandOutcome<Stream> createStream(@Nullable StreamName given, StreamSpec spec, ExecutionMode mode) {
        StreamName name = given == null ? new StreamName(freshIds.get()) : given;
        return names.exclusively(name, () -> streams.create(name, spec, mode));
    }

    /** Pauses rendering until {@link #resumeStream}; has no effect on a paused stream. */
    public CommandOutcome<Stream> pauseStream(StreamName name) {
        return names.exclusively(name, () -> streams.pause(name));
    }

    /** Resumes rendering; has no effect on a stream that is not paused. */
    public CommandOutcome<Stream> resumeStream(StreamName name) {
        return names.exclusively(name, () -> streams.resume(name));
    }

    /** Deletes a stream and its images, unless a run still learns from it. */
    public CommandOutcome<Stream> deleteStream(StreamName name, ExecutionMode mode) {
        return names.exclusively(name, () -> sources.exclusively(name, () -> streams.delete(name, mode)));
    }

    /**
     * Creates a run.
     *
     * @param given null for a fresh name
     */
    public CommandOutcome<Run> createRun(@Nullable RunName given, RunRequest request, ExecutionMode mode) {
        RunName name = given == null ? new RunName(freshIds.get()) : given;
        return sources.sharing(request.stream(), () -> names.exclusively(name, () -> runs.create(name, request, mode)));
    }

    /** Cancels a run; has no effect on a run that has ended or is already cancelled. */
    public CommandOutcome<Run> cancelRun(RunName name) {
        return names.exclusively(name, () -> runs.cancel(name));
    }

    /** Pauses a run until {@link #resumeRun}; has no effect on a paused run. */
    public CommandOutcome<Run> pauseRun(RunName name) {
        return names.exclusively(name, () -> runs.pause(name));
    }

    /** Resumes a paused or failed run; has no effect on any other run that has not ended. */
    public CommandOutcome<Run> resumeRun(RunName name) {
        // The stream is locked before the run, but only the run names its stream.
        Optional<StreamName> source = names.exclusively(name, () -> runs.source(name));
        return source.isEmpty()
                ? new CommandOutcome.NotFound<>(name)
                : sources.sharing(source.get(), () -> names.exclusively(name, () -> runs.resume(name)));
    }

    /**
     * Creates a sweep; returns when its runs are in the ledger.
     *
     * @param given null for a fresh name
     */
    public CommandOutcome<Sweep> createSweep(@Nullable SweepName given, SweepRequest request, ExecutionMode mode) {
        SweepName name = given == null ? new SweepName(freshIds.get()) : given;
        return names.exclusively(
                name, () -> sources.sharing(request.stream(), () -> sweeps.create(name, request, mode)));
    }

    /** Cancels every run of a sweep, as {@link #cancelRun} does. */
    public CommandOutcome<Sweep> cancelSweep(SweepName name) {
        return names.exclusively(name, () -> sweeps.cancel(name));
    }

    /** Publishes the intents that a sweep still lacks. Has no effect if it lacks none. */
    public void reconcile(SweepName name) {
        names.exclusively(name, () -> sweeps.reconcile(name));
    }
}
