package ventral.gateway.ledger.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ventral.contract.name.StreamName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Handles commands on one stream, while no other command on it runs. */
final class StreamCommands {

    private final Ledger ledger;
    private final ResourceLookup resources;
    private final Intents intents;
    private final Supplier<Instant> clock;

    StreamCommands(Ledger ledger, ResourceLookup resources, Intents intents, Supplier<Instant> clock) {
        this.ledger = ledger;
        this.resources = resources;
        this.intents = intents;
        this.clock = clock;
    }

    CommandOutcome<Stream> create(StreamName name, StreamSpec spec, ExecutionMode mode) {
        Optional<Stream> former = resources.find(LedgerTable.STREAMS, name);
        if (former.isPresent()) {
            return former.get().state() == StreamState.DELETING
                    ? new CommandOutcome.FailedPrecondition<>(
                            name, ResourceLookup.isBeingDeleted(name) + ": retry once it is deleted")
                    : ResourceLookup.taken(
                            name,
                            former.get(),
                            mode,
                            () -> spec.equals(former.get().spec()));
        }
        Stream stream = Stream.queued(name, spec, clock.get());
        if (mode == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(stream);
        }
        intents.put(stream);
        return resources.get(LedgerTable.STREAMS, name);
    }

    CommandOutcome<Stream> pause(StreamName name) {
        Optional<Stream> stream = resources.find(LedgerTable.STREAMS, name);
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
            case DELETING, DELETED ->
                new CommandOutcome.FailedPrecondition<>(name, ResourceLookup.isBeingDeleted(name));
            case QUEUED, RENDERING, PAUSED, WAITING -> publish(stream.get(), Stream.DesiredState.PAUSED);
        };
    }

    CommandOutcome<Stream> resume(StreamName name) {
        Optional<Stream> stream = resources.find(LedgerTable.STREAMS, name);
        if (stream.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        return stream.get().desiredState() == Stream.DesiredState.DELETED
                ? new CommandOutcome.FailedPrecondition<>(name, ResourceLookup.isBeingDeleted(name))
                : publish(stream.get(), Stream.DesiredState.RENDERED);
    }

    /** Deletes the stream. No command that lets a run learn from it may run at the same time. */
    CommandOutcome<Stream> delete(StreamName name, ExecutionMode mode) {
        Optional<Stream> stream = resources.find(LedgerTable.STREAMS, name);
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
        return mode == ExecutionMode.VALIDATE_ONLY
                ? new CommandOutcome.Success<>(stream.get())
                : publish(stream.get(), Stream.DesiredState.DELETED);
    }

    private CommandOutcome<Stream> publish(Stream stream, Stream.DesiredState desired) {
        if (stream.desiredState() != desired) {
            intents.put(stream.withDesiredState(desired));
        }
        return resources.get(LedgerTable.STREAMS, stream.name());
    }
}
