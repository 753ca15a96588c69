package ventral.gateway.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;

/** The ledger as its readers see it. A call sees every change that was {@link Bulletin#announce announced} before it. */
public interface Ledger {

    <T> Optional<T> find(Table<T> table, ResourceName name);

    /**
     * A page of a table.
     *
     * @param afterKey {@link Page#lastKey} of the page before, in the same order; empty for the first
     */
    <T> Page<T> list(Table<T> table, Filter filter, ListOrder order, String afterKey, int size);

    /** A page of a table in the table's own order. */
    default <T> Page<T> list(Table<T> table, Filter filter, String afterKey, int size) {
        return list(table, filter, ListOrder.OWN, afterKey, size);
    }

    /** A whole table in its order, for tables that are small. */
    default <T> List<T> all(Table<T> table) {
        List<T> rows = new ArrayList<>();
        Page<T> page = list(table, Filter.NONE, "", Page.MAX_SIZE);
        while (true) {
            rows.addAll(page.rows());
            if (page.lastKey().isEmpty()) {
                return rows;
            }
            page = list(table, Filter.NONE, page.lastKey(), Page.MAX_SIZE);
        }
    }

    /**
     * Rows that were written after a revision, oldest first.
     *
     * @param afterRevision 0 for every row
     */
    <T> Changes<T> changes(Table<T> table, Filter filter, long afterRevision, int size);

    /** Where the ledger stands now: what a watcher that has read everything would hold. */
    ResumeToken position();

    /** Every run of a sweep. */
    List<Run> runs(SweepName sweep);

    /** Number of runs of the whole ledger. */
    long runCount();

    /**
     * Scores of those runs of a sweep that have succeeded, at their last checkpoint. Scores that hold an error are left
     * out, and so are the layers that were tried, which are most of a score.
     */
    List<Score> finalScores(SweepName sweep);

    /** What is yet to be done. It counts whole tables, so it is not for every call. */
    Backlog backlog();

    /** Those of {@code runs} that are there. */
    List<Run> runs(List<RunName> runs);
}
