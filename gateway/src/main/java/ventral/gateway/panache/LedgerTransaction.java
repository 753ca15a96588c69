package ventral.gateway.panache;

import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.ChangeVisitor;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerRules;
import ventral.gateway.ledger.change.LedgerSource;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.panache.row.BenchmarkRow;
import ventral.gateway.panache.row.CheckpointRow;
import ventral.gateway.panache.row.HoleRow;
import ventral.gateway.panache.row.IncarnationRow;
import ventral.gateway.panache.row.LedgerRow;
import ventral.gateway.panache.row.ReferenceScoreRow;
import ventral.gateway.panache.row.RunRow;
import ventral.gateway.panache.row.ScoreRow;
import ventral.gateway.panache.row.StreamRow;
import ventral.gateway.panache.row.SweepRow;

/** Writes changes of the ledger in one transaction. */
final class LedgerTransaction {

    private final IncarnationRow incarnation;
    private final LoadedRows<StreamRow> streams = new LoadedRows<>(StreamRow.class, StreamRow::new);
    private final LoadedRows<RunRow> runs = new LoadedRows<>(RunRow.class, RunRow::new);
    private final LoadedRows<SweepRow> sweeps = new LoadedRows<>(SweepRow.class, SweepRow::new);
    private final LoadedRows<CheckpointRow> checkpoints = new LoadedRows<>(CheckpointRow.class, CheckpointRow::new);
    private final LoadedRows<ScoreRow> scores = new LoadedRows<>(ScoreRow.class, ScoreRow::new);
    private final LoadedRows<ReferenceScoreRow> referenceScores =
            new LoadedRows<>(ReferenceScoreRow.class, ReferenceScoreRow::new);
    private final LoadedRows<BenchmarkRow> benchmarks = new LoadedRows<>(BenchmarkRow.class, BenchmarkRow::new);
    private final Map<HoleRow.Key, HoleRow> holes = new HashMap<>();

    /**
     * Prepares the transaction.
     *
     * @param incarnation locked row
     */
    LedgerTransaction(IncarnationRow incarnation) {
        this.incarnation = incarnation;
    }

    /**
     * Writes the changes of the entries.
     *
     * @param entries entries that were not written before
     * @throws LedgerWriter.UnstorableRecordException if an entry cannot be converted to a row
     */
    void write(List<LedgerEntry> entries) {
        HoleRow.<HoleRow>streamAll().forEach(hole -> holes.put(new HoleRow.Key(hole.topic, hole.key), hole));
        entries.forEach(this::request);
        List.of(streams, runs, sweeps, checkpoints, scores, referenceScores, benchmarks)
                .forEach(LoadedRows::load);
        entries.forEach(this::apply);
    }

    private void apply(LedgerEntry entry) {
        try {
            entry.change().accept(new EntryWriter(entry));
        } catch (PersistenceException | IllegalStateException e) {
            throw e; // the session or the transaction failed, not the entry
        } catch (RuntimeException e) {
            throw new LedgerWriter.UnstorableRecordException("the record cannot be converted to a row: " + e, e);
        }
    }

    private void request(LedgerEntry entry) {
        if (entry.change() instanceof Change.ResourceChange change) {
            rows(change.source()).request(entry.key());
        }
    }

    private LoadedRows<?> rows(LedgerSource source) {
        return switch (source) {
            case STREAM_INTENTS, STREAM_STATUSES -> streams;
            case RUN_INTENTS, RUN_STATUSES -> runs;
            case SWEEP_INTENTS -> sweeps;
            case CHECKPOINTS -> checkpoints;
            case SCORES -> scores;
            case REFERENCE_SCORES -> referenceScores;
            case BENCHMARKS -> benchmarks;
        };
    }

    private void touch(LedgerRow row) {
        incarnation.revision++;
        row.revision = incarnation.revision;
        row.persist();
    }

    /** Writes the change of one entry, once the rows are loaded. */
    private final class EntryWriter implements ChangeVisitor {

        private final LedgerEntry entry;

        EntryWriter(LedgerEntry entry) {
            this.entry = entry;
        }

        @Override
        public void visit(Change.UnreadableRecord change) {
            HoleRow hole = holes.computeIfAbsent(holeKey(), wanted -> new HoleRow(wanted));
            hole.cause = "offset %d of %s: %s"
                    .formatted(entry.place().offset(), entry.place().partition(), change.cause());
            hole.persist();
        }

        private HoleRow.Key holeKey() {
            return new HoleRow.Key(entry.place().partition().topic(), entry.key());
        }

        private void closeHole() {
            HoleRow closed = holes.remove(holeKey());
            if (closed != null) {
                closed.delete();
            }
        }

        @Override
        public void visit(Change.UnreadableKeyDeleted change) {
            closeHole();
        }

        @Override
        public void visit(Change.StreamIntentChanged change) {
            closeHole();
            StreamRow row = streams.get(entry.key());
            row.setIntent(change.stream());
            touch(row);
        }

        @Override
        public void visit(Change.StreamReported change) {
            closeHole();
            StreamRow row = streams.get(entry.key());
            row.setStatus(change.progress());
            touch(row);
        }

        @Override
        public void visit(Change.RunIntentChanged change) {
            closeHole();
            RunRow row = runs.get(entry.key());
            row.setIntent(change.run());
            touch(row);
        }

        @Override
        public void visit(Change.RunReported change) {
            closeHole();
            RunRow row = runs.get(entry.key());
            if (!LedgerRules.isStale(change.progress(), row.status())) {
                row.setStatus(change.progress());
                touch(row);
            }
        }

        @Override
        public void visit(Change.SweepIntentChanged change) {
            closeHole();
            SweepRow row = sweeps.get(entry.key());
            row.setIntent(change.sweep());
            touch(row);
        }

        @Override
        public void visit(Change.CheckpointWritten change) {
            closeHole();
            CheckpointRow present = checkpoints.find(entry.key());
            if (present == null || !LedgerRules.isStale(change.checkpoint(), present.value())) {
                CheckpointRow row = checkpoints.get(entry.key());
                row.set(change.checkpoint());
                touch(row);
            }
        }

        @Override
        public void visit(Change.CheckpointScored change) {
            closeHole();
            ScoreRow row = scores.get(entry.key());
            row.set(change.score());
            touch(row);
        }

        @Override
        public void visit(Change.ReferenceScored change) {
            closeHole();
            ReferenceScoreRow row = referenceScores.get(entry.key());
            row.set(change.score());
            touch(row);
        }

        @Override
        public void visit(Change.BenchmarkReported change) {
            closeHole();
            BenchmarkRow row = benchmarks.get(entry.key());
            row.set(change.benchmark());
            touch(row);
        }

        @Override
        public void visit(Change.KeyDeleted change) {
            closeHole();
            LoadedRows<?> rows = rows(change.source());
            if (LedgerRules.isRowDeletedWithKey(change.source())) {
                rows.remove(entry.key());
            } else {
                LedgerRow row = rows.get(entry.key());
                row.resetStatus();
                touch(row);
            }
        }
    }
}
