package ventral.gateway.ledger;

import ventral.contract.name.ResourceName;

/** What became of a user's wish. */
public sealed interface Outcome<T> {

    /** It is so. */
    record Done<T>(T value) implements Outcome<T> {}

    /** Why a wish for something else cannot be granted either. Not for {@link Done}. */
    @SuppressWarnings("unchecked") // only Done holds a value
    default <U> Outcome<U> ofOther() {
        if (this instanceof Done) {
            throw new IllegalStateException("what is done for one thing is not done for another");
        }
        return (Outcome<U>) this;
    }

    /** Something that the wish needs is not there. */
    record NotFound<T>(ResourceName name) implements Outcome<T> {}

    /** The name is taken. */
    record AlreadyExists<T>(ResourceName name) implements Outcome<T> {}

    /**
     * The thing is not in a state in which it can be so.
     *
     * @param reason the state and the remedy
     */
    record Impossible<T>(ResourceName name, String reason) implements Outcome<T> {}

    /**
     * A value of the wish is not possible.
     *
     * @param field the field's path in the API, within the spec
     * @param description the value and the remedy
     */
    record Refused<T>(String field, String description) implements Outcome<T> {}
}
