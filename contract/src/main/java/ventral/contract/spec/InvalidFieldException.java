package ventral.contract.spec;

/** Thrown when a field of a spec breaks a limit. The message names the value and the remedy. */
public final class InvalidFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates an exception about one field.
     *
     * @param field the field's name in the API, such as {@code image_count}
     * @param description the value and the remedy, as a sentence
     */
    public InvalidFieldException(String field, String description) {
        super(description);
        this.field = field;
    }

    public String field() {
        return field;
    }

    static void check(boolean holds, String field, String description, Object... values) {
        if (!holds) {
            throw new InvalidFieldException(field, description.formatted(values));
        }
    }
}
