package ventral.gateway.ledger;

import java.util.List;

/**
 * A part of a list.
 *
 * @param lastKey sort key of the last row, from which the list goes on; empty on the last page
 */
public record Page<T>(List<T> rows, String lastKey) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 1000;

    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * Rows in a page when a client asks for {@code wanted}.
     *
     * @throws IllegalArgumentException if {@code wanted} is negative
     */
    public static int size(int wanted) {
        return size(wanted, DEFAULT_SIZE, MAX_SIZE);
    }

    /**
     * As {@link #size(int)}, of a list with sizes of its own.
     *
     * @throws IllegalArgumentException if {@code wanted} is negative
     */
    public static int size(int wanted, int byDefault, int atMost) {
        if (wanted < 0) {
            throw new IllegalArgumentException(
                    "page_size %d is negative: pass 1 to %d, or 0 for %d".formatted(wanted, atMost, byDefault));
        }
        return wanted == 0 ? byDefault : Math.min(wanted, atMost);
    }
}
