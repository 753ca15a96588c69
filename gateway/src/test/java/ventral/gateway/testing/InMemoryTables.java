package ventral.gateway.testing;

import static java.util.Comparator.comparing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerTable;

/** Holds the tables of a ledger in memory, each with its default order and the fields of its filters. */
final class InMemoryTables {

    final InMemoryTable<Stream> streams = new InMemoryTable<>(
            Stream::name,
            comparing(Stream::createTime)
                    .reversed()
                    .thenComparing(stream -> stream.name().id()),
            Map.of(
                    "name", stream -> stream.name().toString(),
                    "state", stream -> stream.state().name()));
    final InMemoryTable<Run> runs = new InMemoryTable<>(
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
    final InMemoryTable<Sweep> sweeps = new InMemoryTable<>(
            Sweep::name,
            comparing(Sweep::createTime)
                    .reversed()
                    .thenComparing(sweep -> sweep.name().id()),
            Map.of());
    final InMemoryTable<Checkpoint> checkpoints = new InMemoryTable<>(
            Checkpoint::name,
            comparing((Checkpoint checkpoint) -> checkpoint.name().run().id())
                    .thenComparing(checkpoint -> checkpoint.name().seenImageCount()),
            Map.of("run", checkpoint -> checkpoint.name().run().toString()));
    final InMemoryTable<Score> scores = new InMemoryTable<>(
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
    final InMemoryTable<ReferenceScore> referenceScores = new InMemoryTable<>(
            ReferenceScore::name,
            comparing((ReferenceScore score) -> score.name().reference().id())
                    .thenComparing(score -> score.name().benchmark().id()),
            Map.of(
                    "reference", score -> score.name().reference().toString(),
                    "benchmark", score -> score.name().benchmark().toString(),
                    "suite", score -> score.measurement().suite()));
    final InMemoryTable<Benchmark> benchmarks = new InMemoryTable<>(
            Benchmark::name, comparing(benchmark -> benchmark.name().id()), Map.of());
    private final Map<LedgerTable<?>, InMemoryTable<?>> byName = Map.of(
            LedgerTable.STREAMS, streams,
            LedgerTable.RUNS, runs,
            LedgerTable.SWEEPS, sweeps,
            LedgerTable.CHECKPOINTS, checkpoints,
            LedgerTable.SCORES, scores,
            LedgerTable.REFERENCE_SCORES, referenceScores,
            LedgerTable.BENCHMARKS, benchmarks);

    @SuppressWarnings("unchecked") // the map pairs each table with the rows of its type
    <T> InMemoryTable<T> get(LedgerTable<T> table) {
        return (InMemoryTable<T>) byName.get(table);
    }

    private static String sweepWord(@Nullable SweepName sweep) {
        return sweep == null ? "" : sweep.toString();
    }
}
