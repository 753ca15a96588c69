package ventral.gateway.ledger.query;

/** Limits the length of the texts that a query is made of. */
final class TextLimit {

    /** Limit on the characters of a text. A text that a person or the gateway writes is far shorter. */
    static final int MAX_LENGTH = 4096;

    private TextLimit() {}

    /**
     * Checks the length of a text.
     *
     * @param field the text's field in the API, such as {@code order_by}
     * @throws IllegalArgumentException if the text is too long; the message does not repeat it
     */
    static void check(String field, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "%s has %d characters, more than the limit of %d".formatted(field, text.length(), MAX_LENGTH));
        }
    }
}
