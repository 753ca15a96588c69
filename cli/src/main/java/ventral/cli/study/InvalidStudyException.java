package ventral.cli.study;

/** Thrown when a study contradicts itself. The message names the value and the remedy. */
public final class InvalidStudyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * Makes an exception for one key.
     *
     * @param key path of the value in a study's file, such as {@code endpoint.benchmark}
     * @param description the value, why it is wrong, and the remedy
     */
    public InvalidStudyException(String key, String description) {
        super(description);
        this.key = key;
    }

    /** Returns the path of the value in a study's file, such as {@code endpoint.benchmark}. */
    public String key() {
        return key;
    }

    static void check(boolean holds, String key, String description, Object... values) {
        if (!holds) {
            throw new InvalidStudyException(key, description.formatted(values));
        }
    }
}
