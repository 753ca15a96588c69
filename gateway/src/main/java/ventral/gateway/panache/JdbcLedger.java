package ventral.gateway.panache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.cache.BatchLoader;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.query.Backlog;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.ChangedRows.ChangedRow;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.ResumeToken;
import ventral.gateway.ledger.query.SortField;
import ventral.gateway.ledger.query.SortOrder;
import ventral.gateway.panache.row.BenchmarkRow;
import ventral.gateway.panache.row.CheckpointRow;
import ventral.gateway.panache.row.IncarnationRow;
import ventral.gateway.panache.row.LedgerRow;
import ventral.gateway.panache.row.ReferenceScoreRow;
import ventral.gateway.panache.row.RowMapper;
import ventral.gateway.panache.row.RunRow;
import ventral.gateway.panache.row.ScoreRow;
import ventral.gateway.panache.row.ScoreRowWithoutLayers;
import ventral.gateway.panache.row.StreamRow;
import ventral.gateway.panache.row.SweepRow;

/**
 * Reads the ledger's tables by plain SQL; only counts go through Hibernate. Every query is a transaction of its own.
 * Single rows of one table that are requested at the same time are read by one query.
 */
public final class JdbcLedger implements Ledger {

    /** Queries for single rows of one table that are under way at once. */
    private static final int ROW_QUERY_LIMIT = 1;

    /** The character that follows the slash in the database's order of bytes. */
    private static final char AFTER_SLASH = '/' + 1;

    private static final RowMapper<IncarnationRow> INCARNATION = new RowMapper<>(IncarnationRow.class);

    private static final RowMapper<RunRow> RUNS = new RowMapper<>(RunRow.class);

    private static final RowMapper<ScoreRowWithoutLayers> SCORES_WITHOUT_LAYERS =
            new RowMapper<>(ScoreRowWithoutLayers.class);

    private static final Map<LedgerTable<?>, RowMapper<? extends LedgerRow>> MAPPERS = Map.of(
            LedgerTable.STREAMS, new RowMapper<>(StreamRow.class),
            LedgerTable.RUNS, RUNS,
            LedgerTable.SWEEPS, new RowMapper<>(SweepRow.class, SweepRow.COMPUTED),
            LedgerTable.CHECKPOINTS, new RowMapper<>(CheckpointRow.class),
            LedgerTable.SCORES, new RowMapper<>(ScoreRow.class),
            LedgerTable.REFERENCE_SCORES, new RowMapper<>(ReferenceScoreRow.class),
            LedgerTable.BENCHMARKS, new RowMapper<>(BenchmarkRow.class));

    /** Columns whose names differ from the API's fields. */
    private static final Map<String, String> COLUMNS = Map.of(
            "spec.stream", "stream",
            "spec.objective", "objective",
            "spec.sweep", "sweep",
            "raw_value", "raw");

    private final DataSource database;
    private final Map<LedgerTable<?>, BatchLoader<? extends LedgerRow>> rowLoaders;

    public JdbcLedger(DataSource database) {
        this.database = database;
        this.rowLoaders = MAPPERS.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> rowLoader(entry.getValue())));
    }

    private <R extends LedgerRow> BatchLoader<R> rowLoader(RowMapper<R> mapper) {
        return new BatchLoader<>(
                names -> new RowQuery<>(mapper)
                        .where("name = any(?)", names).list(database).stream()
                                .collect(Collectors.toMap(row -> row.name, Function.identity())),
                ROW_QUERY_LIMIT);
    }

    @Override
    public <T> Optional<T> find(LedgerTable<T> table, ResourceName name) {
        LedgerRow found = Objects.requireNonNull(rowLoaders.get(table)).load(name.toString());
        return Optional.ofNullable(found)
                .filter(row -> row.sortKey != null && !row.isGone())
                .map(row -> table.type().cast(row.value()));
    }

    @Override
    public <T> Page<T> list(LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey, int size) {
        RowQuery<? extends LedgerRow> query = query(table, filter);
        if (table.equals(LedgerTable.STREAMS)) {
            query.where("state <> 'DELETED'");
        }
        if (sortOrder.equals(SortOrder.DEFAULT)) {
            query.where("sort_key > ?", afterKey).orderBy("sort_key");
            return page(table, query, size, (row, value) -> String.valueOf(row.sortKey));
        }
        SortField<T, ?> field = table.order(sortOrder);
        sort(query.where("sort_key is not null"), sortOrder, afterKey.isEmpty() ? null : field.parseCursor(afterKey));
        return page(table, query, size, (row, value) -> field.key(value, row.name));
    }

    private static void sort(
            RowQuery<? extends LedgerRow> query, SortOrder sortOrder, SortField.@Nullable SortCursor<?> after) {
        boolean ascending = sortOrder.direction() == SortOrder.Direction.ASCENDING;
        String column = column(sortOrder.field());
        if (after != null) {
            query.where("(%s, name) %s (?, ?)".formatted(column, ascending ? ">" : "<"), after.value(), after.name());
        }
        query.orderBy("%1$s %2$s, name %2$s".formatted(column, ascending ? "asc" : "desc"));
    }

    private <T> Page<T> page(
            LedgerTable<T> table, RowQuery<? extends LedgerRow> query, int size, BiFunction<LedgerRow, T, String> key) {
        List<? extends LedgerRow> rows = query.limit(size + 1).list(database);
        List<? extends LedgerRow> page = rows.subList(0, Math.min(size, rows.size()));
        List<T> values =
                page.stream().map(row -> table.type().cast(row.value())).toList();
        return new Page<>(values, rows.size() > size ? key.apply(page.get(size - 1), values.get(size - 1)) : "");
    }

    /** Reads on one connection, which ends if the database is replaced between the statements. */
    @Override
    public <T> ChangedRows<T> changes(LedgerTable<T> table, Filter filter, long afterRevision, int size) {
        try (Connection connection = database.getConnection()) {
            // Read before the rows: a change written in between is returned again, and none is skipped.
            ResumeToken position = position(connection);
            List<? extends LedgerRow> rows = query(table, filter)
                    .where("revision > ? and sort_key is not null", afterRevision)
                    .orderBy("revision")
                    .limit(size)
                    .list(connection);
            List<ChangedRow<T>> changed = rows.stream()
                    .map(row -> new ChangedRow<>(table.type().cast(row.value()), row.revision))
                    .toList();
            return new ChangedRows<>(
                    changed,
                    rows.size() == size ? rows.get(size - 1).revision : Math.max(afterRevision, position.revision()),
                    position.incarnation());
        } catch (SQLException e) {
            throw RowQuery.unavailable(e);
        }
    }

    @Override
    public ResumeToken position() {
        try (Connection connection = database.getConnection()) {
            return position(connection);
        } catch (SQLException e) {
            throw RowQuery.unavailable(e);
        }
    }

    private static ResumeToken position(Connection connection) throws SQLException {
        IncarnationRow row = new RowQuery<>(INCARNATION).list(connection).get(0);
        return new ResumeToken(row.uuid, row.revision);
    }

    @Override
    public List<Run> runs(SweepName sweep) {
        return runs(new RowQuery<>(RUNS)
                .where("sweep = ? and sort_key is not null", sweep.toString())
                .orderBy("sort_key"));
    }

    @Override
    public List<Run> runs(List<RunName> runs) {
        List<String> names = runs.stream().map(RunName::toString).toList();
        return runs(new RowQuery<>(RUNS).where("name = any(?) and sort_key is not null", names));
    }

    private List<Run> runs(RowQuery<RunRow> query) {
        return query.list(database).stream().map(RunRow::value).toList();
    }

    @Override
    public long runCount() {
        return NewTransaction.call(() -> RunRow.count("sortKey is not null"));
    }

    @Override
    public Backlog backlog() {
        return NewTransaction.call(BacklogQuery::backlog);
    }

    @Override
    public List<Score> finalScores(SweepName sweep) {
        return new RowQuery<>(SCORES_WITHOUT_LAYERS)
                        .where("sweep = ? and error_code is null", sweep.toString())
                        .where("seen_image_count = total_image_count")
                        .where("exists (select 1 from run where run.name = score.run and run.state = 'SUCCEEDED')")
                        .orderBy("sort_key")
                        .list(database)
                        .stream()
                        .map(ScoreRowWithoutLayers::value)
                        .toList();
    }

    private static RowQuery<? extends LedgerRow> query(LedgerTable<?> table, Filter filter) {
        RowMapper<? extends LedgerRow> mapper = MAPPERS.get(table);
        if (mapper == null) {
            throw new IllegalArgumentException("there is no table of " + table.collection());
        }
        RowQuery<? extends LedgerRow> query = new RowQuery<>(mapper);
        filter.equalities().forEach((field, value) -> {
            String column = column(field);
            query.where(column + " = ?", column.equals("seen_image_count") ? Long.valueOf(value) : value);
            if (column.equals("run")) {
                // Sort keys start with the run, so the index of the default order serves this filter too.
                query.where("sort_key > ? and sort_key < ?", value + "/", value + AFTER_SLASH);
            }
        });
        return query;
    }

    private static String column(String field) {
        return COLUMNS.getOrDefault(field, field);
    }
}
