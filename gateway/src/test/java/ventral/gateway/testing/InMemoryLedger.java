package ventral.gateway.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.change.LedgerRules;
import ventral.gateway.ledger.command.Intents;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Backlog;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.ChangedRows;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.ResumeToken;
import ventral.gateway.ledger.query.SortOrder;

/** Holds a ledger in memory that applies intents and reports immediately. Thread-safe. */
public final class InMemoryLedger implements Ledger, Intents {

    private final ChangeNotifier notifier;
    private final InMemoryTables tables = new InMemoryTables();
    private UUID incarnation = new UUID(1, 1);
    private long revision;

    /**
     * Creates an empty ledger.
     *
     * @param notifier notified of every change
     */
    public InMemoryLedger(ChangeNotifier notifier) {
        this.notifier = notifier;
    }

    /** Starts a new incarnation: every position in the ledger becomes invalid. */
    public void beginAnew() {
        change(() -> incarnation = new UUID(1, incarnation.getLeastSignificantBits() + 1));
    }

    @Override
    public void put(Stream wanted) {
        change(() -> {
            Stream.ReportedStatus progress =
                    tables.streams.find(wanted.name()).map(Stream::status).orElse(Stream.ReportedStatus.NONE);
            tables.streams.put(wanted.withStatus(progress), ++revision);
        });
    }

    @Override
    public void put(List<Run> wanted) {
        change(() -> wanted.forEach(run -> {
            Run.ReportedStatus progress =
                    tables.runs.find(run.name()).map(Run::status).orElse(Run.ReportedStatus.NONE);
            tables.runs.put(run.withStatus(progress), ++revision);
        }));
    }

    @Override
    public void put(Sweep wanted) {
        change(() -> tables.sweeps.put(wanted, ++revision));
    }

    /** Reports the status of a stream, as a renderer does. */
    public void report(StreamName name, Stream.ReportedStatus progress) {
        change(() -> {
            Stream stream = tables.streams.find(name).orElseThrow();
            tables.streams.put(stream.withStatus(progress), ++revision);
        });
    }

    /** Reports the status of a run, as a trainer does; a report of a former owner of the run is ignored. */
    public void report(RunName name, Run.ReportedStatus progress) {
        change(() -> {
            Run run = tables.runs.find(name).orElseThrow();
            if (!LedgerRules.isStale(progress, run.status())) {
                tables.runs.put(run.withStatus(progress), ++revision);
            }
        });
    }

    /** Writes a checkpoint, as a trainer does; a late one of a former owner of the run is ignored. */
    public void write(Checkpoint checkpoint) {
        change(() -> {
            boolean isStale = tables.checkpoints
                    .find(checkpoint.name())
                    .filter(present -> LedgerRules.isStale(checkpoint, present))
                    .isPresent();
            if (!isStale) {
                tables.checkpoints.put(checkpoint, ++revision);
            }
        });
    }

    public void write(Score score) {
        change(() -> tables.scores.put(score, ++revision));
    }

    public void write(ReferenceScore score) {
        change(() -> tables.referenceScores.put(score, ++revision));
    }

    public void write(Benchmark benchmark) {
        change(() -> tables.benchmarks.put(benchmark, ++revision));
    }

    @Override
    public synchronized <T> Optional<T> find(LedgerTable<T> table, ResourceName name) {
        return tables.get(table)
                .find(name)
                .filter(row -> !isGone(row))
                .map(row -> table.type().cast(counted(row)));
    }

    @Override
    public synchronized <T> Page<T> list(
            LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey, int size) {
        Page<T> page = sortOrder.equals(SortOrder.DEFAULT)
                ? tables.get(table).list(filter, afterKey, size, row -> !isGone(row))
                : tables.get(table)
                        .list(
                                filter,
                                table.order(sortOrder),
                                sortOrder.direction(),
                                afterKey,
                                size,
                                row -> !isGone(row));
        return new Page<>(
                page.rows().stream().map(row -> table.type().cast(counted(row))).toList(), page.lastKey());
    }

    @Override
    public synchronized <T> ChangedRows<T> changes(LedgerTable<T> table, Filter filter, long afterRevision, int size) {
        return tables.get(table).changes(filter, afterRevision, size, position());
    }

    @Override
    public synchronized ResumeToken position() {
        return new ResumeToken(incarnation, revision);
    }

    @Override
    public synchronized List<Run> runs(SweepName sweep) {
        return tables.runs.all().stream()
                .filter(run -> sweep.equals(run.spec().sweep()))
                .toList();
    }

    @Override
    public synchronized List<Run> runs(List<RunName> names) {
        return names.stream().map(tables.runs::find).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized long runCount() {
        return tables.runs.all().size();
    }

    @Override
    public synchronized Backlog backlog() {
        return InMemoryBacklog.count(tables);
    }

    @Override
    public synchronized List<Score> finalScores(SweepName sweep) {
        return runs(sweep).stream()
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .flatMap(run -> tables.checkpoints.all().stream()
                        .map(Checkpoint::name)
                        .filter(name -> name.run().equals(run.name()))
                        .max(Comparator.comparingLong(name -> name.seenImageCount()))
                        .stream())
                .flatMap(last -> tables.scores.all().stream()
                        .filter(score -> score.name().checkpoint().equals(last)))
                .filter(score -> score.measurement().error() == null)
                .map(LedgerSamples::withoutLayers)
                .toList();
    }

    private void change(Runnable writing) {
        synchronized (this) {
            writing.run();
        }
        notifier.notifyListeners();
    }

    /** Returns the row; for a sweep, with the number of its runs that have ended. */
    private Object counted(Object row) {
        if (row instanceof Sweep sweep) {
            int ended = (int) runs(sweep.name()).stream()
                    .filter(run -> run.state().hasEnded())
                    .count();
            return new Sweep(sweep.name(), sweep.spec(), sweep.cancelled(), sweep.createTime(), ended);
        }
        return row;
    }

    private static boolean isGone(Object row) {
        return row instanceof Stream stream && stream.isGone();
    }
}
