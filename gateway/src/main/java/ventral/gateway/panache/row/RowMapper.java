package ventral.gateway.panache.row;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.Embedded;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maps a result set to rows of a table. It reads the same columns into the same fields as Hibernate does, but keeps no
 * persistence context and no copies for finding changes, which are most of the time that Hibernate takes.
 *
 * @param <R> type of the rows
 */
public final class RowMapper<R> {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /**
     * A column and the field that holds its value.
     *
     * @param expression column's name, or an expression that is computed instead
     * @param owner embedded object of the row that has the field; null if the row has it
     */
    private record Column(String expression, @Nullable Field owner, Field field, ColumnReader reader) {}

    private final Constructor<R> constructor;
    private final String table;
    private final Map<String, String> computed;
    private final List<Field> embedded = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    /** Creates a mapper of rows whose fields are all columns. */
    public RowMapper(Class<R> type) {
        this(type, Map.of());
    }

    /**
     * Creates a mapper.
     *
     * @param computed SQL expressions of the fields that are not columns, by field
     */
    public RowMapper(Class<R> type, Map<String, String> computed) {
        this.computed = Map.copyOf(computed);
        table = type.getAnnotation(Table.class).name();
        try {
            constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " has no constructor without parameters", e);
        }
        constructor.setAccessible(true);
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            addColumns(null, part);
        }
    }

    private void addColumns(@Nullable Field owner, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!isColumn(field)) {
                continue;
            }
            field.setAccessible(true);
            if (field.isAnnotationPresent(Embedded.class)) {
                embedded.add(field);
                addColumns(field, field.getType());
            } else {
                String name = field.getName();
                String expression = computed.getOrDefault(name, columnName(name));
                columns.add(new Column(expression, owner, field, ColumnReader.of(field.getType())));
            }
        }
    }

    private boolean isColumn(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic()
                && !field.getName().startsWith("$$") // added by Hibernate's bytecode enhancement
                && (!field.isAnnotationPresent(Transient.class) || computed.containsKey(field.getName()));
    }

    /** Returns the start of a query that selects all columns of the rows, up to the table's name. */
    public String selectFrom() {
        return "select %s from %s"
                .formatted(columns.stream().map(Column::expression).collect(joining(", ")), table);
    }

    /** Returns the name of an attribute's column, such as {@code seen_image_count} for {@code seenImageCount}. */
    static String columnName(String attribute) {
        return WORD_START.matcher(attribute).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** Maps the current row of the result of a {@link #selectFrom} query. */
    public R map(ResultSet result) throws SQLException {
        try {
            R row = constructor.newInstance();
            for (Field field : embedded) {
                field.set(row, newInstance(field.getType()));
            }
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                Object owner = column.owner() == null ? row : column.owner().get(row);
                column.field().set(owner, column.reader().read(result, i + 1));
            }
            return row;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a row of " + table, e);
        }
    }

    private static Object newInstance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
