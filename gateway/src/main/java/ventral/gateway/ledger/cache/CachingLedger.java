package ventral.gateway.ledger.cache;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.query.Backlog;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.ResumeToken;
import ventral.gateway.ledger.query.SortOrder;

/** Caches the reads that many clients share: rows by name, and the latest changes for watchers. */
public final class CachingLedger implements Ledger {

    /** Tables whose rows depend only on records of their own name. A sweep also counts its runs. */
    private static final Set<LedgerTable<?>> OF_OWN_RECORDS = Set.of(
            LedgerTable.STREAMS, LedgerTable.RUNS, LedgerTable.CHECKPOINTS, LedgerTable.SCORES, LedgerTable.BENCHMARKS);

    private record ChangesQuery(String collection, Filter filter, long afterRevision, int size) {}

    private final Ledger ledger;
    private final ReadCache memory;

    /**
     * Creates the caching ledger.
     *
     * @param memory cache that is shared with the ledger's writer, see {@link CacheInvalidatingLedgerWriter}
     */
    public CachingLedger(Ledger ledger, ReadCache memory) {
        this.ledger = ledger;
        this.memory = memory;
    }

    @Override
    public <T> Optional<T> find(LedgerTable<T> table, ResourceName name) {
        return OF_OWN_RECORDS.contains(table)
                ? memory.getRow(
                        name.toString(),
                        table.type(),
                        () -> ledger.find(table, name).orElse(null))
                : ledger.find(table, name);
    }

    @Override
    public <T> Page<T> list(LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey, int size) {
        return ledger.list(table, filter, sortOrder, afterKey, size);
    }

    @Override
    public <T> ChangedRows<T> changes(LedgerTable<T> table, Filter filter, long afterRevision, int size) {
        return memory.getOrLoad(
                new ChangesQuery(table.collection(), filter, afterRevision, size),
                () -> ledger.changes(table, filter, afterRevision, size));
    }

    @Override
    public ResumeToken position() {
        return ledger.position();
    }

    @Override
    public List<Run> runs(SweepName sweep) {
        return ledger.runs(sweep);
    }

    @Override
    public long runCount() {
        return ledger.runCount();
    }

    @Override
    public Backlog backlog() {
        return ledger.backlog();
    }

    @Override
    public List<Score> finalScores(SweepName sweep) {
        return ledger.finalScores(sweep);
    }

    @Override
    public List<Run> runs(List<RunName> runs) {
        return ledger.runs(runs);
    }
}
