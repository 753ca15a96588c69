package ventral.gateway.ledger;

import ventral.contract.name.ResourceName;

/** What became of a user's wish. */
public sealed interface Outcome<T> {

    /** It is so. */
    record Done<T>(T value) implements Outcome<T> {}

    /** Something that the wish needs is not there. */
    record NotFound<T>(ResourceName name) implements Outcome<T> {}

    /** The name is taken. */
    record AlreadyExists<T>(ResourceName name) implements Outcome<T> {}

    /**
     * A value of the wish is not possible.
     *
     * @param field the field's path in the API, within the spec
     * @param description the value and the remedy
     */
    record Refused<T>(String field, String description) implements Outcome<T> {}
}
