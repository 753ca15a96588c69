package ventral.gateway.ledger.query;

import java.util.List;

/**
 * A page of a list.
 *
 * @param lastKey sort key of the last row, after which the list continues; empty on the last page
 */
public record Page<T>(List<T> rows, String lastKey) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 1000;

    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * Returns the number of rows of a page when a client requests {@code wanted}.
     *
     * @throws IllegalArgumentException if {@code wanted} is negative
     */
    public static int size(int wanted) {
        return size(wanted, DEFAULT_SIZE, MAX_SIZE);
    }

    /**
     * Returns the number of rows of a page with the given default and maximum; see {@link #size(int)}.
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
