package ventral.gateway.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.ImportSpec;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Backlog;

/** Counts the work that a ledger in memory shows to be left. */
final class InMemoryBacklog {

    private InMemoryBacklog() {}

    /** Counts the backlog as the database does. */
    static Backlog count(InMemoryTables tables) {
        List<Stream> there =
                tables.streams.all().stream().filter(stream -> !stream.isGone()).toList();
        return new Backlog(
                tables.runs.all().stream().collect(groupingBy(Run::state, counting())),
                there.stream().collect(groupingBy(Stream::state, counting())),
                tables.benchmarks.all().stream()
                        .filter(benchmark -> benchmark.state() == BenchmarkState.READY)
                        .mapToLong(benchmark -> unscored(benchmark, tables))
                        .sum(),
                tables.scores.all().stream()
                        .filter(score -> isFailed(score, tables))
                        .count(),
                there.stream().mapToLong(InMemoryBacklog::renderLag).sum());
    }

    private static long unscored(Benchmark benchmark, InMemoryTables tables) {
        return tables.checkpoints.all().stream()
                .filter(checkpoint -> tables.scores
                        .find(new ScoreName(checkpoint.name(), benchmark.name()))
                        .filter(score -> score.measurement().benchmarkVersion() == benchmark.version())
                        .isEmpty())
                .count();
    }

    private static boolean isFailed(Score score, InMemoryTables tables) {
        return score.measurement().error() != null
                && tables.benchmarks
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
}
