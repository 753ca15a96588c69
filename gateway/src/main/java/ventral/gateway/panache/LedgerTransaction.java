package ventral.gateway.panache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerSource;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
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
     */
    void write(List<LedgerEntry> entries) {
        HoleRow.<HoleRow>streamAll().forEach(hole -> holes.put(new HoleRow.Key(hole.topic, hole.key), hole));
        entries.forEach(this::want);
        List.of(streams, runs, sweeps, checkpoints, scores, referenceScores, benchmarks)
                .forEach(LoadedRows::load);
        entries.forEach(this::write);
    }

    private void write(LedgerEntry entry) {
        HoleRow.Key key = new HoleRow.Key(entry.place().partition().topic(), entry.key());
        if (entry.change() instanceof Change.UnreadableRecord unreadable) {
            HoleRow hole = holes.computeIfAbsent(key, wanted -> new HoleRow(wanted));
            hole.cause = "offset %d of %s: %s"
                    .formatted(entry.place().offset(), entry.place().partition(), unreadable.cause());
            hole.persist();
            return;
        }
        HoleRow closed = holes.remove(key);
        if (closed != null) {
            closed.delete();
        }
        apply(entry.change());
    }

    private void want(LedgerEntry entry) {
        Change change = entry.change();
        if (change instanceof Change.StreamIntentChanged || change instanceof Change.StreamReported) {
            streams.request(entry.key());
        } else if (change instanceof Change.RunIntentChanged || change instanceof Change.RunReported) {
            runs.request(entry.key());
        } else if (change instanceof Change.SweepIntentChanged) {
            sweeps.request(entry.key());
        } else if (change instanceof Change.CheckpointWritten) {
            checkpoints.request(entry.key());
        } else if (change instanceof Change.CheckpointScored) {
            scores.request(entry.key());
        } else if (change instanceof Change.ReferenceScored) {
            referenceScores.request(entry.key());
        } else if (change instanceof Change.BenchmarkReported) {
            benchmarks.request(entry.key());
        } else if (change instanceof Change.KeyDeleted deleted) {
            rows(deleted.source()).request(entry.key());
        }
    }

    private void apply(Change change) {
        if (change instanceof Change.StreamIntentChanged wanted) {
            StreamRow row = streams.get(wanted.stream().name().toString());
            row.want(wanted.stream());
            touch(row);
        } else if (change instanceof Change.StreamReported reported) {
            StreamRow row = streams.get(reported.name().toString());
            row.report(reported.progress());
            touch(row);
        } else if (change instanceof Change.RunIntentChanged wanted) {
            RunRow row = runs.get(wanted.run().name().toString());
            row.setIntent(wanted.run());
            touch(row);
        } else if (change instanceof Change.RunReported reported) {
            report(reported);
        } else if (change instanceof Change.SweepIntentChanged wanted) {
            SweepRow row = sweeps.get(wanted.sweep().name().toString());
            row.want(wanted.sweep());
            touch(row);
        } else if (change instanceof Change.CheckpointWritten written) {
            CheckpointRow row = checkpoints.get(written.checkpoint().name().toString());
            if (!row.isStale(written.checkpoint())) {
                row.set(written.checkpoint());
                touch(row);
            }
        } else if (change instanceof Change.CheckpointScored scored) {
            ScoreRow row = scores.get(scored.score().name().toString());
            row.set(scored.score());
            touch(row);
        } else if (change instanceof Change.ReferenceScored scored) {
            ReferenceScoreRow row = referenceScores.get(scored.score().name().toString());
            row.set(scored.score());
            touch(row);
        } else if (change instanceof Change.BenchmarkReported found) {
            BenchmarkRow row = benchmarks.get(found.benchmark().name().toString());
            row.set(found.benchmark());
            touch(row);
        } else if (change instanceof Change.KeyDeleted deleted) {
            delete(deleted);
        }
    }

    private void report(Change.RunReported reported) {
        RunRow row = runs.get(reported.name().toString());
        if (!row.isStale(reported.progress())) {
            row.setStatus(reported.progress());
            touch(row);
        }
    }

    private void delete(Change.KeyDeleted deleted) {
        String name = deleted.name().toString();
        switch (deleted.source()) {
            case STREAM_STATUSES -> {
                StreamRow row = streams.get(name);
                row.report(Stream.ReportedStatus.NONE);
                touch(row);
            }
            case RUN_STATUSES -> {
                RunRow row = runs.get(name);
                row.setStatus(Run.ReportedStatus.NONE);
                touch(row);
            }
            case STREAM_INTENTS, RUN_INTENTS, SWEEP_INTENTS, CHECKPOINTS, SCORES, REFERENCE_SCORES, BENCHMARKS ->
                rows(deleted.source()).remove(name);
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
}
