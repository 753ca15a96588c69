package ventral.gateway.ledger;

import ventral.contract.name.ResourceName;

/** The outcome of a user's command. */
public sealed interface Outcome<T> {

    /** The command succeeded. */
    record Done<T>(T value) implements Outcome<T> {}

    /** Returns this failure as the outcome of another command. Not for {@link Done}. */
    @SuppressWarnings("unchecked") // only Done holds a value of type T
    default <U> Outcome<U> ofOther() {
        if (this instanceof Done) {
            throw new IllegalStateException("a success cannot become the outcome of another command");
        }
        return (Outcome<U>) this;
    }

    /** A resource that the command needs does not exist. */
    record NotFound<T>(ResourceName name) implements Outcome<T> {}

    /** The name already exists. */
    record AlreadyExists<T>(ResourceName name) implements Outcome<T> {}

    /**
     * The state of the resource does not allow the command.
     *
     * @param reason the state and the remedy
     */
    record Impossible<T>(ResourceName name, String reason) implements Outcome<T> {}

    /**
     * A value of the command is invalid.
     *
     * @param field the field's path in the API, within the spec
     * @param description the value and the remedy
     */
    record Refused<T>(String field, String description) implements Outcome<T> {}
}
