package ventral.gateway.ledger.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Handles commands on one run, while no other command on it runs. */
final class RunCommands {

    private final Ledger ledger;
    private final ResourceLookup resources;
    private final Intents intents;
    private final int partitionCount;
    private final Supplier<Instant> clock;

    /** Index of the run that was last assigned to a partition, which the ledger may not have read yet. */
    private final AtomicLong lastIndex = new AtomicLong(-1);

    RunCommands(Ledger ledger, ResourceLookup resources, Intents intents, int partitionCount, Supplier<Instant> clock) {
        this.ledger = ledger;
        this.resources = resources;
        this.intents = intents;
        this.partitionCount = partitionCount;
        this.clock = clock;
    }

    /** Creates the run. No command that deletes its stream may run at the same time. */
    CommandOutcome<Run> create(RunName name, RunRequest request, ExecutionMode mode) {
        Optional<Run> former = resources.find(LedgerTable.RUNS, name);
        if (former.isPresent()) {
            return ResourceLookup.taken(
                    name,
                    former.get(),
                    mode,
                    () -> resources.isOn(
                            request.stream(), request::toSpec, former.get().spec()));
        }
        CommandOutcome<Stream> source = resources.source(request.stream());
        if (!(source instanceof CommandOutcome.Success<Stream> stream)) {
            return source.cast();
        }
        RunSpec spec;
        try {
            spec = request.toSpec(stream.value().spec());
            stream.value().checkLabels("objective", spec.objective());
        } catch (InvalidFieldException e) {
            return ResourceLookup.invalid(e);
        }
        if (mode == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(Run.queued(name, spec, partition(ledger.runCount()), clock.get()));
        }
        intents.put(List.of(Run.queued(name, spec, nextPartition(), clock.get())));
        return resources.get(LedgerTable.RUNS, name);
    }

    private int nextPartition() {
        long count = ledger.runCount();
        return partition(lastIndex.updateAndGet(last -> Math.max(last + 1, count)));
    }

    private int partition(long index) {
        return (int) (index % partitionCount);
    }

    CommandOutcome<Run> cancel(RunName name) {
        Optional<Run> run = resources.find(LedgerTable.RUNS, name);
        if (run.isPresent() && run.get().isCancellable()) {
            intents.put(List.of(run.get().withDesiredState(Run.DesiredState.CANCELLED)));
        }
        return resources.get(LedgerTable.RUNS, name);
    }

    CommandOutcome<Run> pause(RunName name) {
        Optional<Run> run = resources.find(LedgerTable.RUNS, name);
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
            case QUEUED, RUNNING, PAUSED -> publish(run.get(), run.get().withDesiredState(Run.DesiredState.PAUSED));
        };
    }

    /** Returns the stream that a run learns from, which never changes; empty if the run does not exist. */
    Optional<StreamName> source(RunName name) {
        return resources.find(LedgerTable.RUNS, name).map(run -> run.spec().stream());
    }

    /** Resumes the run. No command that deletes its stream may run at the same time. */
    CommandOutcome<Run> resume(RunName name) {
        Optional<Run> run = resources.find(LedgerTable.RUNS, name);
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
            case QUEUED, RUNNING, PAUSED -> publish(run.get(), resumed);
            case FAILED -> {
                CommandOutcome<Stream> source = resources.source(resumed.spec().stream());
                yield source instanceof CommandOutcome.Success
                        ? publish(run.get(), resumed.withRetryCount(resumed.retryCount() + 1))
                        : source.cast();
            }
        };
    }

    private CommandOutcome<Run> publish(Run present, Run changed) {
        if (!changed.equals(present)) {
            intents.put(List.of(changed));
        }
        return resources.get(LedgerTable.RUNS, present.name());
    }

    private static String isCancelled(RunName name) {
        return name + " is cancelled: create another run";
    }
}
