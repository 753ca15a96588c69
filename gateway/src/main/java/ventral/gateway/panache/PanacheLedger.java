package ventral.gateway.panache;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.query.SelectionQuery;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
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
import ventral.gateway.panache.row.RunRow;
import ventral.gateway.panache.row.ScoreRow;
import ventral.gateway.panache.row.ScoreRowWithoutLayers;
import ventral.gateway.panache.row.StreamRow;
import ventral.gateway.panache.row.SweepRow;

/** Reads the ledger's tables. Every call is a transaction of its own. */
public final class PanacheLedger implements Ledger {

    private static final Map<LedgerTable<?>, Class<? extends LedgerRow>> ROWS = Map.of(
            LedgerTable.STREAMS, StreamRow.class,
            LedgerTable.RUNS, RunRow.class,
            LedgerTable.SWEEPS, SweepRow.class,
            LedgerTable.CHECKPOINTS, CheckpointRow.class,
            LedgerTable.SCORES, ScoreRow.class,
            LedgerTable.REFERENCE_SCORES, ReferenceScoreRow.class,
            LedgerTable.BENCHMARKS, BenchmarkRow.class);

    /** Attributes of rows whose names differ from the API's fields. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "spec.stream", "stream",
            "spec.objective", "objective",
            "spec.sweep", "sweep",
            "seen_image_count", "seenImageCount",
            "create_time", "createTime",
            "raw_value", "raw");

    @Override
    public <T> Optional<T> find(LedgerTable<T> table, ResourceName name) {
        return NewTransaction.call(
                () -> Optional.ofNullable(Panache.getSession().find(rowType(table), name.toString()))
                        .filter(row -> row.sortKey != null && !row.isGone())
                        .map(row -> table.type().cast(row.value())));
    }

    @Override
    public <T> Page<T> list(LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey, int size) {
        return NewTransaction.call(() -> {
            if (sortOrder.equals(SortOrder.DEFAULT)) {
                return page(
                        table,
                        query(table, listed(table, "row.sortKey > :after"), filter, "row.sortKey")
                                .setParameter("after", afterKey),
                        size,
                        (row, value) -> String.valueOf(row.sortKey));
            }
            SortField<T, ?> field = table.order(sortOrder);
            return page(
                    table,
                    ordered(table, filter, sortOrder, afterKey),
                    size,
                    (row, value) -> field.key(value, row.name));
        });
    }

    private static <T> Page<T> page(
            LedgerTable<T> table,
            SelectionQuery<? extends LedgerRow> query,
            int size,
            BiFunction<LedgerRow, T, String> key) {
        List<? extends LedgerRow> rows = query.setMaxResults(size + 1).getResultList();
        List<? extends LedgerRow> page = rows.subList(0, Math.min(size, rows.size()));
        List<T> values =
                page.stream().map(row -> table.type().cast(row.value())).toList();
        return new Page<>(values, rows.size() > size ? key.apply(page.get(size - 1), values.get(size - 1)) : "");
    }

    private static <T> SelectionQuery<? extends LedgerRow> ordered(
            LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey) {
        String attribute = ATTRIBUTES.getOrDefault(sortOrder.field(), sortOrder.field());
        boolean ascending = sortOrder.direction() == SortOrder.Direction.ASCENDING;
        String by = "row.%1$s %2$s, row.name %2$s".formatted(attribute, ascending ? "asc" : "desc");
        String there = listed(table, "row.sortKey is not null");
        if (afterKey.isEmpty()) {
            return query(table, there, filter, by);
        }
        SortField.SortCursor<?> after = table.order(sortOrder).parseCursor(afterKey);
        String behind = "(row.%s, row.name) %s (:afterValue, :afterName)".formatted(attribute, ascending ? ">" : "<");
        return query(table, there + " and " + behind, filter, by)
                .setParameter("afterValue", after.value())
                .setParameter("afterName", after.name());
    }

    @Override
    public <T> ChangedRows<T> changes(LedgerTable<T> table, Filter filter, long afterRevision, int size) {
        return NewTransaction.call(() -> {
            // Read before the rows: a change written in between is returned again, and none is skipped.
            IncarnationRow incarnation = IncarnationRow.read();
            List<? extends LedgerRow> rows = query(
                            table, "row.revision > :after and row.sortKey is not null", filter, "row.revision")
                    .setParameter("after", afterRevision)
                    .setMaxResults(size)
                    .getResultList();
            List<ChangedRow<T>> changed = rows.stream()
                    .map(row -> new ChangedRow<>(table.type().cast(row.value()), row.revision))
                    .toList();
            return new ChangedRows<>(
                    changed,
                    rows.size() == size ? rows.get(size - 1).revision : Math.max(afterRevision, incarnation.revision),
                    incarnation.uuid);
        });
    }

    @Override
    public ResumeToken position() {
        return NewTransaction.call(() -> {
            IncarnationRow row = IncarnationRow.read();
            return new ResumeToken(row.uuid, row.revision);
        });
    }

    @Override
    public List<Run> runs(SweepName sweep) {
        return NewTransaction.call(() ->
                RunRow.<RunRow>list("sweep = ?1 and sortKey is not null order by sortKey", sweep.toString()).stream()
                        .map(RunRow::value)
                        .toList());
    }

    @Override
    public List<Run> runs(List<RunName> runs) {
        List<String> names = runs.stream().map(RunName::toString).toList();
        return NewTransaction.call(() -> RunRow.<RunRow>list("name in ?1 and sortKey is not null", names).stream()
                .map(RunRow::value)
                .toList());
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
        String query = "from ScoreRowWithoutLayers score where sweep = :sweep and errorCode is null"
                + " and seenImageCount = totalImageCount"
                + " and exists (select 1 from RunRow run where run.name = score.run"
                + " and run.state = 'SUCCEEDED') order by sortKey";
        return NewTransaction.call(() -> Panache.getSession()
                .createSelectionQuery(query, ScoreRowWithoutLayers.class)
                .setParameter("sweep", sweep.toString())
                .getResultList()
                .stream()
                .map(ScoreRowWithoutLayers::value)
                .toList());
    }

    private static String listed(LedgerTable<?> table, String condition) {
        return table.equals(LedgerTable.STREAMS) ? condition + " and row.state <> 'DELETED'" : condition;
    }

    private static Class<? extends LedgerRow> rowType(LedgerTable<?> table) {
        Class<? extends LedgerRow> type = ROWS.get(table);
        if (type == null) {
            throw new IllegalArgumentException("there is no table of " + table.collection());
        }
        return type;
    }

    private static SelectionQuery<? extends LedgerRow> query(
            LedgerTable<?> table, String condition, Filter filter, String order) {
        Class<? extends LedgerRow> type = rowType(table);
        List<String> conditions = new ArrayList<>(List.of(condition));
        Map<String, Object> values = new HashMap<>();
        filter.equalities().forEach((field, value) -> {
            String attribute = ATTRIBUTES.getOrDefault(field, field);
            conditions.add("row.%s = :%s".formatted(attribute, attribute));
            values.put(attribute, attribute.equals("seenImageCount") ? Long.valueOf(value) : value);
        });
        String text = "from %s row where %s order by %s"
                .formatted(type.getSimpleName(), conditions.stream().collect(joining(" and ")), order);
        SelectionQuery<? extends LedgerRow> query = Panache.getSession().createSelectionQuery(text, type);
        values.forEach(query::setParameter);
        return query;
    }
}
