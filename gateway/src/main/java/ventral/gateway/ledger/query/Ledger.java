package ventral.gateway.ledger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;

/** Reads the ledger. A call sees every change that was {@link ChangeNotifier#notifyListeners announced} before it. */
public interface Ledger {

    <T> Optional<T> find(LedgerTable<T> table, ResourceName name);

    /**
     * Returns a page of a table.
     *
     * @param afterKey {@link Page#lastKey} of the page before, in the same order; empty for the first page
     */
    <T> Page<T> list(LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey, int size);

    /** Returns a page of a table in the table's default order. */
    default <T> Page<T> list(LedgerTable<T> table, Filter filter, String afterKey, int size) {
        return list(table, filter, SortOrder.DEFAULT, afterKey, size);
    }

    /** Returns a whole table in its default order; for small tables. */
    default <T> List<T> all(LedgerTable<T> table) {
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
     * Returns rows that were written after a revision, oldest first.
     *
     * @param afterRevision 0 for every row
     */
    <T> ChangedRows<T> changes(LedgerTable<T> table, Filter filter, long afterRevision, int size);

    /** Returns the current position of the ledger: the position of a watcher that has read everything. */
    ResumeToken position();

    /** Returns every run of a sweep. */
    List<Run> runs(SweepName sweep);

    /** Returns the number of runs in the ledger. */
    long runCount();

    /**
     * Returns the scores of the last checkpoint of each run of a sweep that has succeeded. Scores with an error are
     * left out, and so are the scores of individual layers, which are most of a score's data.
     */
    List<Score> finalScores(SweepName sweep);

    /** Returns the work that remains. The call counts whole tables, so use it sparingly. */
    Backlog backlog();

    /** Returns those of {@code runs} that exist. */
    List<Run> runs(List<RunName> runs);
}
