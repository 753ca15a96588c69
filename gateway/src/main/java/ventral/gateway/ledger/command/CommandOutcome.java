package ventral.gateway.ledger.command;

import ventral.contract.name.ResourceName;

/** The outcome of a user's command. */
public sealed interface CommandOutcome<T> {

    /** The command succeeded. */
    record Success<T>(T value) implements CommandOutcome<T> {}

    /** Returns this failure as the outcome of another command. Not for {@link Success}. */
    @SuppressWarnings("unchecked") // only Success holds a value of type T
    default <U> CommandOutcome<U> cast() {
        if (this instanceof Success) {
            throw new IllegalStateException("a success cannot become the outcome of another command");
        }
        return (CommandOutcome<U>) this;
    }

    /** A resource that the command needs does not exist. */
    record NotFound<T>(ResourceName name) implements CommandOutcome<T> {}

    /** The name already exists. */
    record AlreadyExists<T>(ResourceName name) implements CommandOutcome<T> {}

    /**
     * The state of the resource does not allow the command.
     *
     * @param reason the state and the remedy
     */
    record FailedPrecondition<T>(ResourceName name, String reason) implements CommandOutcome<T> {}

    /**
     * A value of the command is invalid.
     *
     * @param field the field's path in the API, within the spec
     * @param description the value and the remedy
     */
    record InvalidArgument<T>(String field, String description) implements CommandOutcome<T> {}
}
