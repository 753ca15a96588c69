package ventral.gateway.ledger.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sort order of a table: by one field, then by name in the same direction (a subset of Google's AIP-132), or the
 * table's default order.
 *
 * @param field empty for the table's default order
 */
public record SortOrder(String field, Direction direction) {

    public static final SortOrder DEFAULT = new SortOrder("", Direction.ASCENDING);

    private static final Pattern WORDS = Pattern.compile("\\s*+([^\\s,]++)(\\s++desc)?+\\s*+");

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /**
     * Parses a sort order.
     *
     * @param text such as {@code create_time desc}; empty for the table's default order
     * @throws IllegalArgumentException if the table cannot be sorted so; the message lists the valid fields
     */
    public static SortOrder parse(String text, LedgerTable<?> table) {
        TextLimit.check("order_by", text);
        if (text.isBlank()) {
            return DEFAULT;
        }
        Matcher words = WORDS.matcher(text);
        if (!words.matches() || !table.orders().containsKey(words.group(1))) {
            throw new IllegalArgumentException("invalid sort order '%s' of %s: pass one of %s, with or without desc"
                    .formatted(
                            text,
                            table.collection(),
                            String.join(", ", table.orders().keySet())));
        }
        return new SortOrder(words.group(1), words.group(2) == null ? Direction.ASCENDING : Direction.DESCENDING);
    }

    /** Returns the form that {@link #parse} accepts. */
    @Override
    public String toString() {
        return direction == Direction.DESCENDING ? field + " desc" : field;
    }
}
