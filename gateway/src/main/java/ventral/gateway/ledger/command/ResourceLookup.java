package ventral.gateway.ledger.command;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ventral.contract.name.ResourceName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Looks up the resources that a command names. */
final class ResourceLookup {

    private final Ledger ledger;

    ResourceLookup(Ledger ledger) {
        this.ledger = ledger;
    }

    <T> Optional<T> find(LedgerTable<T> table, ResourceName name) {
        return ledger.find(table, name);
    }

    /** Returns the row as a successful outcome, or that it does not exist. */
    <T> CommandOutcome<T> get(LedgerTable<T> table, ResourceName name) {
        return ledger.find(table, name)
                .<CommandOutcome<T>>map(CommandOutcome.Success::new)
                .orElseGet(() -> new CommandOutcome.NotFound<>(name));
    }

    /** Returns the stream that runs will learn from, or why they cannot. */
    CommandOutcome<Stream> source(StreamName name) {
        Optional<Stream> stream = ledger.find(LedgerTable.STREAMS, name);
        if (stream.isEmpty()) {
            return new CommandOutcome.NotFound<>(name);
        }
        return stream.get().desiredState() == Stream.DesiredState.DELETED
                ? new CommandOutcome.FailedPrecondition<>(name, isBeingDeleted(name))
                : new CommandOutcome.Success<>(stream.get());
    }

    /** Returns true if a request resolves to {@code spec} on a stream. */
    <S> boolean isOn(StreamName stream, Function<StreamSpec, S> request, S spec) {
        return ledger.find(LedgerTable.STREAMS, stream)
                .map(Stream::spec)
                .map(request)
                .equals(Optional.of(spec));
    }

    /**
     * Returns the outcome of a create command whose name {@code former} already has, from the same command or another.
     */
    static <T> CommandOutcome<T> taken(ResourceName name, T former, ExecutionMode mode, BooleanSupplier isTheSame) {
        try {
            return mode == ExecutionMode.EXECUTE_IDEMPOTENTLY && isTheSame.getAsBoolean()
                    ? new CommandOutcome.Success<>(former)
                    : new CommandOutcome.AlreadyExists<>(name);
        } catch (InvalidFieldException e) {
            return invalid(e);
        }
    }

    static String isBeingDeleted(StreamName name) {
        return name + " is being deleted";
    }

    static <T> CommandOutcome<T> invalid(InvalidFieldException e) {
        return new CommandOutcome.InvalidArgument<>(e.field(), String.valueOf(e.getMessage()));
    }
}
