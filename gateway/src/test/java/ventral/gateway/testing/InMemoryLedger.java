package ventral.gateway.testing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.ImportSpec;
import ventral.gateway.ledger.change.LedgerRules;
import ventral.gateway.ledger.command.Intents;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
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
    private final InMemoryTable<Stream> streams = new InMemoryTable<>(
            Stream::name,
            comparing(Stream::createTime)
                    .reversed()
                    .thenComparing(stream -> stream.name().id()),
            Map.of(
                    "name", stream -> stream.name().toString(),
                    "state", stream -> stream.state().name()));
    private final InMemoryTable<Run> runs = new InMemoryTable<>(
            Run::name,
            comparing(Run::createTime)
                    .reversed()
                    .thenComparing(run -> run.name().id()),
            Map.of(
                    "name", run -> run.name().toString(),
                    "state", run -> run.state().name(),
                    "spec.stream", run -> run.spec().stream().toString(),
                    "spec.objective", run -> ObjectiveName.of(run.spec().objective()),
                    "spec.sweep", run -> sweepWord(run.spec().sweep())));
    private final InMemoryTable<Sweep> sweeps = new InMemoryTable<>(
            Sweep::name,
            comparing(Sweep::createTime)
                    .reversed()
                    .thenComparing(sweep -> sweep.name().id()),
            Map.of());
    private final InMemoryTable<Checkpoint> checkpoints = new InMemoryTable<>(
            Checkpoint::name,
            comparing((Checkpoint checkpoint) -> checkpoint.name().run().id())
                    .thenComparing(checkpoint -> checkpoint.name().seenImageCount()),
            Map.of("run", checkpoint -> checkpoint.name().run().toString()));
    private final InMemoryTable<Score> scores = new InMemoryTable<>(
            Score::name,
            comparing((Score score) -> score.name().checkpoint().run().id())
                    .thenComparing(score -> score.name().checkpoint().seenImageCount())
                    .thenComparing(score -> score.name().benchmark().id()),
            Map.of(
                    "run", score -> score.name().checkpoint().run().toString(),
                    "seen_image_count",
                            score -> Long.toString(score.name().checkpoint().seenImageCount()),
                    "benchmark", score -> score.name().benchmark().toString(),
                    "objective", score -> ObjectiveName.of(score.runSpec().objective()),
                    "suite", score -> score.measurement().suite(),
                    "sweep", score -> sweepWord(score.runSpec().sweep())));
    private final InMemoryTable<ReferenceScore> referenceScores = new InMemoryTable<>(
            ReferenceScore::name,
            comparing((ReferenceScore score) -> score.name().reference().id())
                    .thenComparing(score -> score.name().benchmark().id()),
            Map.of(
                    "reference", score -> score.name().reference().toString(),
                    "benchmark", score -> score.name().benchmark().toString(),
                    "suite", score -> score.measurement().suite()));
    private final InMemoryTable<Benchmark> benchmarks = new InMemoryTable<>(
            Benchmark::name, comparing(benchmark -> benchmark.name().id()), Map.of());
    private final Map<LedgerTable<?>, InMemoryTable<?>> shelves = Map.of(
            LedgerTable.STREAMS, streams,
            LedgerTable.RUNS, runs,
            LedgerTable.SWEEPS, sweeps,
            LedgerTable.CHECKPOINTS, checkpoints,
            LedgerTable.SCORES, scores,
            LedgerTable.REFERENCE_SCORES, referenceScores,
            LedgerTable.BENCHMARKS, benchmarks);
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
                    streams.find(wanted.name()).map(Stream::status).orElse(Stream.ReportedStatus.NONE);
            streams.put(wanted.withStatus(progress), ++revision);
        });
    }

    @Override
    public void put(List<Run> wanted) {
        change(() -> wanted.forEach(run -> {
            Run.ReportedStatus progress = runs.find(run.name()).map(Run::status).orElse(Run.ReportedStatus.NONE);
            runs.put(run.withStatus(progress), ++revision);
        }));
    }

    @Override
    public void put(Sweep wanted) {
        change(() -> sweeps.put(wanted, ++revision));
    }

    /** Reports the status of a stream, as a renderer does. */
    public void report(StreamName name, Stream.ReportedStatus progress) {
        change(() -> {
            Stream stream = streams.find(name).orElseThrow();
            streams.put(stream.withStatus(progress), ++revision);
        });
    }

    /** Reports the status of a run, as a trainer does; a report of a former owner of the run is ignored. */
    public void report(RunName name, Run.ReportedStatus progress) {
        change(() -> {
            Run run = runs.find(name).orElseThrow();
            if (!LedgerRules.isStale(progress, run.status())) {
                runs.put(run.withStatus(progress), ++revision);
            }
        });
    }

    /** Writes a checkpoint, as a trainer does; a late one of a former owner of the run is ignored. */
    public void write(Checkpoint checkpoint) {
        change(() -> {
            boolean isStale = checkpoints
                    .find(checkpoint.name())
                    .filter(present -> LedgerRules.isStale(checkpoint, present))
                    .isPresent();
            if (!isStale) {
                checkpoints.put(checkpoint, ++revision);
            }
        });
    }

    public void write(Score score) {
        change(() -> scores.put(score, ++revision));
    }

    public void write(ReferenceScore score) {
        change(() -> referenceScores.put(score, ++revision));
    }

    public void write(Benchmark benchmark) {
        change(() -> benchmarks.put(benchmark, ++revision));
    }

    @Override
    public synchronized <T> Optional<T> find(LedgerTable<T> table, ResourceName name) {
        return shelf(table)
                .find(name)
                .filter(row -> !isGone(row))
                .map(row -> table.type().cast(counted(row)));
    }

    @Override
    public synchronized <T> Page<T> list(
            LedgerTable<T> table, Filter filter, SortOrder sortOrder, String afterKey, int size) {
        Page<T> page = sortOrder.equals(SortOrder.DEFAULT)
                ? shelf(table).list(filter, afterKey, size, row -> !isGone(row))
                : shelf(table)
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
        return shelf(table).changes(filter, afterRevision, size, position());
    }

    @Override
    public synchronized ResumeToken position() {
        return new ResumeToken(incarnation, revision);
    }

    @Override
    public synchronized List<Run> runs(SweepName sweep) {
        return runs.all().stream()
                .filter(run -> sweep.equals(run.spec().sweep()))
                .toList();
    }

    @Override
    public synchronized List<Run> runs(List<RunName> names) {
        return names.stream().map(runs::find).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized long runCount() {
        return runs.all().size();
    }

    @Override
    public synchronized Backlog backlog() {
        List<Stream> there =
                streams.all().stream().filter(stream -> !stream.isGone()).toList();
        return new Backlog(
                runs.all().stream().collect(groupingBy(Run::state, counting())),
                there.stream().collect(groupingBy(Stream::state, counting())),
                benchmarks.all().stream()
                        .filter(benchmark -> benchmark.state() == BenchmarkState.READY)
                        .mapToLong(this::unscored)
                        .sum(),
                scores.all().stream().filter(this::isFailed).count(),
                there.stream().mapToLong(InMemoryLedger::renderLag).sum());
    }

    private long unscored(Benchmark benchmark) {
        return checkpoints.all().stream()
                .filter(checkpoint -> scores.find(new ScoreName(checkpoint.name(), benchmark.name()))
                        .filter(score -> score.measurement().benchmarkVersion() == benchmark.version())
                        .isEmpty())
                .count();
    }

    private boolean isFailed(Score score) {
        return score.measurement().error() != null
                && benchmarks
                        .find(score.name().benchmark())
                        .filter(benchmark -> benchmark.state() == BenchmarkState.READY
                                && benchmark.version() == score.measurement().benchmarkVersion())
                        .isPresent();
    }

    private static long renderLag(Stream stream) {
        boolean isDue = stream.state() == StreamState.QUEUED || stream.state() == StreamState.RENDERING;
        if (!isDue || stream.spec().origin() instanceof ImportSpec) {
            return 0;
        }
        return stream.spec().imageCount() == 0
                ? stream.spec().batchSize()
                : stream.spec().imageCount() - stream.status().renderedImageCount();
    }

    @Override
    public synchronized List<Score> finalScores(SweepName sweep) {
        return runs(sweep).stream()
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .flatMap(run -> checkpoints.all().stream()
                        .map(Checkpoint::name)
                        .filter(name -> name.run().equals(run.name()))
                        .max(Comparator.comparingLong(name -> name.seenImageCount()))
                        .stream())
                .flatMap(last -> scores.all().stream()
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

    @SuppressWarnings("unchecked") // the map pairs each table with the shelf of its type
    private <T> InMemoryTable<T> shelf(LedgerTable<T> table) {
        return (InMemoryTable<T>) shelves.get(table);
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

    private static String sweepWord(@Nullable SweepName sweep) {
        return sweep == null ? "" : sweep.toString();
    }
}
