package ventral.gateway.ledger.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.function.Function;

/**
 * A field that a table can be sorted by. Its values do not change during the lifetime of a row, so paging through a
 * list skips no row.
 *
 * @param read parses a value from its {@code toString}; throws RuntimeException if the string is invalid
 */
public record SortField<T, V extends Comparable<V>>(Function<T, V> value, Function<String, V> read) {

    /** First and last year of a protobuf timestamp. PostgreSQL has more years, and an {@code Instant} more still. */
    private static final int MIN_YEAR = 1;

    private static final int MAX_YEAR = 9999;

    /** The position of a list: after the row with this value and this name. */
    public record SortCursor<V>(V value, String name) {}

    static <T> SortField<T, String> name(Function<T, ?> name) {
        return new SortField<>(row -> name.apply(row).toString(), word -> word);
    }

    static <T> SortField<T, Instant> time(Function<T, Instant> time) {
        return new SortField<>(time, SortField::parseTime);
    }

    private static Instant parseTime(String word) {
        Instant time = Instant.parse(word);
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw new IllegalArgumentException("%s is outside the years %d to %d".formatted(word, MIN_YEAR, MAX_YEAR));
        }
        return time;
    }

    static <T> SortField<T, Long> count(Function<T, Long> count) {
        return new SortField<>(count, Long::valueOf);
    }

    static <T> SortField<T, Double> number(Function<T, Double> number) {
        return new SortField<>(number, Double::valueOf);
    }

    public Comparator<T> comparator() {
        return Comparator.comparing(value);
    }

    /** Returns the sort key of the row with that name. */
    public String key(T row, String name) {
        return value.apply(row) + " " + name;
    }

    /**
     * Parses a sort key.
     *
     * @throws IllegalArgumentException if {@code key} is not a {@link #key}
     */
    public SortCursor<V> parseCursor(String key) {
        int space = key.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("'%s' is not a position in this sort order".formatted(key));
        }
        try {
            return new SortCursor<>(read.apply(key.substring(0, space)), key.substring(space + 1));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'%s' is not a position in this sort order".formatted(key), e);
        }
    }
}
