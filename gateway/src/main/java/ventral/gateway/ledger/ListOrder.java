package ventral.gateway.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which order a table is listed: by one field, and by name in the same direction where that is equal (the part of
 * Google's AIP-132 that is understood), or as the table is by itself.
 *
 * @param field empty for the table's own order
 */
public record ListOrder(String field, Direction direction) {

    public static final ListOrder OWN = new ListOrder("", Direction.ASCENDING);

    private static final Pattern WORDS = Pattern.compile("\\s*([^\\s,]+)(\\s+desc)?\\s*");

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /**
     * @param text such as {@code create_time desc}; empty for the table's own order
     * @throws IllegalArgumentException if the table has no such order; the message says which there are
     */
    public static ListOrder parse(String text, Table<?> table) {
        if (text.isBlank()) {
            return OWN;
        }
        Matcher words = WORDS.matcher(text);
        if (!words.matches() || !table.orders().containsKey(words.group(1))) {
            throw new IllegalArgumentException("'%s' is no order of %s: pass one of %s, each alone or followed by desc"
                    .formatted(
                            text,
                            table.collection(),
                            String.join(", ", table.orders().keySet())));
        }
        return new ListOrder(words.group(1), words.group(2) == null ? Direction.ASCENDING : Direction.DESCENDING);
    }

    /** In the words that {@link #parse} reads. */
    @Override
    public String toString() {
        return direction == Direction.DESCENDING ? field + " desc" : field;
    }
}
