package ventral.gateway.panache.row;

import static java.util.Map.entry;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a column of a result set as a value of one type. */
interface ColumnReader {

    /**
     * Reads the column of the current row.
     *
     * @param index from 1
     */
    @Nullable Object read(ResultSet result, int index) throws SQLException;

    /** Readers by the type of the field. */
    Map<Class<?>, ColumnReader> READERS = Map.ofEntries(
            entry(String.class, ResultSet::getString),
            entry(boolean.class, ResultSet::getBoolean),
            entry(int.class, ResultSet::getInt),
            entry(long.class, ResultSet::getLong),
            entry(double.class, ResultSet::getDouble),
            entry(Integer.class, nullable(ResultSet::getInt)),
            entry(Long.class, nullable(ResultSet::getLong)),
            entry(Float.class, nullable(ResultSet::getFloat)),
            entry(Double.class, nullable(ResultSet::getDouble)),
            entry(byte[].class, ResultSet::getBytes),
            entry(UUID.class, (result, i) -> result.getObject(i, UUID.class)),
            entry(Instant.class, ColumnReader::instant),
            entry(String[].class, ColumnReader::array),
            entry(int[].class, (result, i) -> ints((Integer[]) array(result, i))),
            entry(long[].class, (result, i) -> longs((Long[]) array(result, i))),
            entry(double[].class, (result, i) -> doubles((Double[]) array(result, i))));

    /**
     * Returns the reader of a type.
     *
     * @throws IllegalArgumentException if no column has that type
     */
    static ColumnReader of(Class<?> type) {
        ColumnReader reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("no column is read as " + type);
        }
        return reader;
    }

    private static ColumnReader nullable(ColumnReader reader) {
        return (result, i) -> {
            Object value = reader.read(result, i);
            return result.wasNull() ? null : value;
        };
    }

    private static @Nullable Instant instant(ResultSet result, int index) throws SQLException {
        OffsetDateTime time = result.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Object array(ResultSet result, int index) throws SQLException {
        Array array = result.getArray(index);
        return array == null ? null : array.getArray();
    }

    private static int @Nullable [] ints(Integer @Nullable [] values) {
        return values == null
                ? null
                : Arrays.stream(values).mapToInt(Integer::intValue).toArray();
    }

    private static long @Nullable [] longs(Long @Nullable [] values) {
        return values == null
                ? null
                : Arrays.stream(values).mapToLong(Long::longValue).toArray();
    }

    private static double @Nullable [] doubles(Double @Nullable [] values) {
        if (values == null) {
            return null;
        }
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }
}
