package ventral.gateway.ledger.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/**
 * Handles commands of users by publishing intents. Commands are handled one at a time: the second of two commands for
 * one name sees the result of the first, and runs are assigned to partitions in turn.
 */
public final class CommandHandler {

    /** Execution mode of a command. */
    public enum ExecutionMode {
        EXECUTE,
        /** Like {@link #EXECUTE}, but a repeated command for the same name returns what the first created. */
        EXECUTE_IDEMPOTENTLY,
        VALIDATE_ONLY
    }

    private final Ledger ledger;
    private final Intents intents;
    private final int runPartitionCount;
    private final Supplier<Instant> clock;
    private final Supplier<String> freshIds;

    /**
     * Creates the handler.
     *
     * @param runPartitionCount partitions of {@code run-intents}
     * @param clock at the ledger's resolution, microseconds
     * @param freshIds supplies ids for resources that the user does not name
     */
    public CommandHandler(
            Ledger ledger, Intents intents, int runPartitionCount, Supplier<Instant> clock, Supplier<String> freshIds) {
        this.ledger = ledger;
        this.intents = intents;
        this.runPartitionCount = runPartitionCount;
        this.clock = clock;
        this.freshIds = freshIds;
    }

    public synchronized CommandOutcome<Stream> createStream(
            Optional<StreamName> given, StreamSpec spec, ExecutionMode purpose) {
        StreamName name = given.orElseGet(() -> new StreamName(freshIds.get()));
        Optional<Stream> former = ledger.find(LedgerTable.STREAMS, name);
        if (former.isPresent()) {
            return former.get().state() == StreamState.DELETING
                    ? new CommandOutcome.FailedPrecondition<>(name, isBeingDeleted(name) + ": retry once it is deleted")
                    : taken(
                            name,
                            former.get(),
                            purpose,
                            () -> spec.equals(former.get().spec()));
        }
        Stream stream = Stream.queued(name, spec, clock.get());
        if (purpose == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(stream);
        }
        intents.put(stream);
        return read(LedgerTable.STREAMS, name);
    }

    /** Pauses rendering until {@link #resumeStream}; has no effect on a paused stream. */
    public synchronized CommandOutcome<Stream> pauseStream(StreamName name) {
        Optional<Stream> stream = ledger.find(LedgerTable.STREAMS, name);
        if (stream.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        if (stream.get().spec().origin() instanceof ImportSpec) {
            return new CommandOutcome.FailedPrecondition<>(
                    name, name + " is imported: stop the import, and run it again to continue");
        }
        return switch (stream.get().state()) {
            case SUCCEEDED ->
                new CommandOutcome.FailedPrecondition<>(name, name + " is complete: there is nothing to pause");
            case FAILED ->
                new CommandOutcome.FailedPrecondition<>(name, name + " has failed: there is nothing to pause");
            case DELETING, DELETED -> new CommandOutcome.FailedPrecondition<>(name, isBeingDeleted(name));
            case QUEUED, RENDERING, PAUSED, WAITING -> wish(stream.get(), Stream.DesiredState.PAUSED);
        };
    }

    /** Resumes rendering; has no effect on a stream that is not paused. */
    public synchronized CommandOutcome<Stream> resumeStream(StreamName name) {
        Optional<Stream> stream = ledger.find(LedgerTable.STREAMS, name);
        if (stream.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        return stream.get().desiredState() == Stream.DesiredState.DELETED
                ? new CommandOutcome.FailedPrecondition<>(name, isBeingDeleted(name))
                : wish(stream.get(), Stream.DesiredState.RENDERED);
    }

    /** Deletes a stream and its images, unless a run still learns from it. */
    public synchronized CommandOutcome<Stream> deleteStream(StreamName name, ExecutionMode purpose) {
        Optional<Stream> stream = ledger.find(LedgerTable.STREAMS, name);
        if (stream.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        for (RunState state : List.of(RunState.QUEUED, RunState.RUNNING, RunState.PAUSED)) {
            Filter learning = Filter.NONE.and("spec.stream", name.toString()).and("state", state.name());
            List<Run> runs = ledger.list(LedgerTable.RUNS, learning, "", 1).rows();
            if (!runs.isEmpty()) {
                return new CommandOutcome.FailedPrecondition<>(
                        name,
                        "%s is %s and learns from %s: cancel it, or wait for it"
                                .formatted(runs.get(0).name(), state, name));
            }
        }
        return purpose == ExecutionMode.VALIDATE_ONLY
                ? new CommandOutcome.Success<>(stream.get())
                : wish(stream.get(), Stream.DesiredState.DELETED);
    }

    private CommandOutcome<Stream> wish(Stream stream, Stream.DesiredState desired) {
        if (stream.desiredState() != desired) {
            intents.put(stream.withDesiredState(desired));
        }
        return read(LedgerTable.STREAMS, stream.name());
    }

    private static String isBeingDeleted(StreamName name) {
        return name + " is being deleted";
    }

    /** Returns the stream that runs will learn from. */
    private CommandOutcome<Stream> source(StreamName name) {
        Optional<Stream> stream = ledger.find(LedgerTable.STREAMS, name);
        if (stream.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        return stream.get().desiredState() == Stream.DesiredState.DELETED
                ? new CommandOutcome.FailedPrecondition<>(name, isBeingDeleted(name))
                : new CommandOutcome.Success<>(stream.get());
    }

    public synchronized CommandOutcome<Run> createRun(
            Optional<RunName> given, RunRequest runRequest, ExecutionMode purpose) {
        RunName name = given.orElseGet(() -> new RunName(freshIds.get()));
        Optional<Run> former = ledger.find(LedgerTable.RUNS, name);
        if (former.isPresent()) {
            return taken(
                    name,
                    former.get(),
                    purpose,
                    () -> isOn(
                            runRequest.stream(),
                            runRequest::toSpec,
                            former.get().spec()));
        }
        CommandOutcome<Stream> source = source(runRequest.stream());
        if (!(source instanceof CommandOutcome.Success<Stream> stream)) {
            return source.cast();
        }
        RunSpec spec;
        try {
            spec = runRequest.toSpec(stream.value().spec());
            stream.value().checkLabels("objective", spec.objective());
        } catch (InvalidFieldException e) {
            return refused(e);
        }
        Run run = Run.queued(name, spec, (int) (ledger.runCount() % runPartitionCount), clock.get());
        if (purpose == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(run);
        }
        intents.put(List.of(run));
        return read(LedgerTable.RUNS, name);
    }

    /** Creates a sweep; returns when its runs are in the ledger. */
    public synchronized CommandOutcome<Sweep> createSweep(
            Optional<SweepName> given, SweepRequest sweepRequest, ExecutionMode purpose) {
        SweepName name = given.orElseGet(() -> new SweepName(freshIds.get()));
        Optional<Sweep> former = ledger.find(LedgerTable.SWEEPS, name);
        if (former.isPresent()) {
            return taken(
                    name,
                    former.get(),
                    purpose,
                    () -> isOn(
                            sweepRequest.stream(),
                            sweepRequest::toSpec,
                            former.get().spec()));
        }
        CommandOutcome<Stream> source = source(sweepRequest.stream());
        if (!(source instanceof CommandOutcome.Success<Stream> stream)) {
            return source.cast();
        }
        Sweep sweep;
        List<Run> taken;
        try {
            SweepSpec spec = sweepRequest.toSpec(stream.value().spec());
            for (int i = 0; i < spec.objectives().size(); i++) {
                stream.value()
                        .checkLabels(
                                "objectives[%d]".formatted(i), spec.objectives().get(i));
            }
            sweep = Sweep.created(name, spec, clock.get());
            taken = ledger.runs(List.copyOf(spec.runs(name).keySet()));
        } catch (InvalidFieldException e) {
            return refused(e);
        }
        if (!taken.isEmpty()) {
            return new CommandOutcome.AlreadyExists<>(taken.get(0).name());
        }
        if (purpose == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(sweep);
        }
        intents.put(sweep);
        expand(sweep);
        return read(LedgerTable.SWEEPS, name);
    }

    /** Cancels a run; has no effect on a run that has ended or is already cancelled. */
    public synchronized CommandOutcome<Run> cancelRun(RunName name) {
        Optional<Run> run = ledger.find(LedgerTable.RUNS, name);
        if (run.isPresent() && run.get().isCancellable()) {
            intents.put(List.of(run.get().withDesiredState(Run.DesiredState.CANCELLED)));
        }
        return read(LedgerTable.RUNS, name);
    }

    /** Pauses a run until {@link #resumeRun}; has no effect on a paused run. */
    public synchronized CommandOutcome<Run> pauseRun(RunName name) {
        Optional<Run> run = ledger.find(LedgerTable.RUNS, name);
        if (run.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        if (run.get().desiredState() == Run.DesiredState.CANCELLED) {
            return new CommandOutcome.FailedPrecondition<>(name, isCancelled(name));
        }
        return switch (run.get().state()) {
            case SUCCEEDED ->
                new CommandOutcome.FailedPrecondition<>(name, name + " has succeeded: there is nothing to pause");
            case FAILED ->
                new CommandOutcome.FailedPrecondition<>(name, name + " has failed: there is nothing to pause");
            case CANCELLED -> new CommandOutcome.FailedPrecondition<>(name, isCancelled(name));
            case QUEUED, RUNNING, PAUSED -> want(run.get(), run.get().withDesiredState(Run.DesiredState.PAUSED));
        };
    }

    /** Resumes a paused or failed run; has no effect on any other run that has not ended. */
    public synchronized CommandOutcome<Run> resumeRun(RunName name) {
        Optional<Run> run = ledger.find(LedgerTable.RUNS, name);
        if (run.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        if (run.get().desiredState() == Run.DesiredState.CANCELLED) {
            return new CommandOutcome.FailedPrecondition<>(name, isCancelled(name));
        }
        Run resumed = run.get().withDesiredState(Run.DesiredState.TRAINED);
        return switch (run.get().state()) {
            case SUCCEEDED ->
                new CommandOutcome.FailedPrecondition<>(name, name + " has succeeded: there is nothing to resume");
            case CANCELLED -> new CommandOutcome.FailedPrecondition<>(name, isCancelled(name));
            case QUEUED, RUNNING, PAUSED -> want(run.get(), resumed);
            case FAILED -> {
                CommandOutcome<Stream> source = source(resumed.spec().stream());
                yield source instanceof CommandOutcome.Success
                        ? want(run.get(), resumed.withRetryCount(resumed.retryCount() + 1))
                        : source.cast();
            }
        };
    }

    private CommandOutcome<Run> want(Run there, Run wanted) {
        if (!wanted.equals(there)) {
            intents.put(List.of(wanted));
        }
        return read(LedgerTable.RUNS, there.name());
    }

    private static String isCancelled(RunName name) {
        return name + " is cancelled: create another run";
    }

    /** Cancels every run of a sweep, as {@link #cancelRun} does. */
    public synchronized CommandOutcome<Sweep> cancelSweep(SweepName name) {
        Optional<Sweep> sweep = ledger.find(LedgerTable.SWEEPS, name);
        if (sweep.isPresent()) {
            Sweep cancelled = sweep.get().withCancelled();
            if (!sweep.get().cancelled()) {
                intents.put(cancelled);
            }
            expand(cancelled);
        }
        return read(LedgerTable.SWEEPS, name);
    }

    /** Publishes the intents that a sweep still lacks. Has no effect if it lacks none. */
    public synchronized void reconcile(SweepName name) {
        ledger.find(LedgerTable.SWEEPS, name).ifPresent(this::expand);
    }

    private void expand(Sweep sweep) {
        List<RunName> names = List.copyOf(sweep.spec().runs(sweep.name()).keySet());
        List<Run> left = SweepExpansion.missingIntents(sweep, ledger.runs(names), runPartitionCount);
        if (!left.isEmpty()) {
            intents.put(left);
        }
    }

    /**
     * Returns the outcome of a create command whose name {@code former} already has, from the same command or another.
     */
    private static <T> CommandOutcome<T> taken(
            ResourceName name, T former, ExecutionMode purpose, BooleanSupplier isTheSame) {
        try {
            return purpose == ExecutionMode.EXECUTE_IDEMPOTENTLY && isTheSame.getAsBoolean()
                    ? new CommandOutcome.Success<>(former)
                    : new CommandOutcome.AlreadyExists<>(name);
        } catch (InvalidFieldException e) {
            return refused(e);
        }
    }

    /** Returns true if a request resolves to {@code spec} on a stream. */
    private <S> boolean isOn(StreamName stream, Function<StreamSpec, S> order, S spec) {
        return ledger.find(LedgerTable.STREAMS, stream)
                .map(Stream::spec)
                .map(order)
                .equals(Optional.of(spec));
    }

    private <T> CommandOutcome<T> read(LedgerTable<T> table, ResourceName name) {
        return ledger.find(table, name)
                .<CommandOutcome<T>>map(CommandOutcome.Success::new)
                .orElseGet(() -> new CommandOutcome.NotFound<>(name));
    }

    private static <T> CommandOutcome<T> refused(InvalidFieldException e) {
        return new CommandOutcome.InvalidArgument<>(e.field(), String.valueOf(e.getMessage()));
    }
}
