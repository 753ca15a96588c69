package ventral.scorer.kafka;

import com.google.protobuf.ByteString;
import io.smallrye.reactive.messaging.kafka.Record;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ReferenceScored;
import ventral.platform.kafka.TableReader;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoreStore;
import ventral.scorer.evaluation.ScoredModel;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.PublishedCurve;
import ventral.scorer.score.PublishedScore;

/**
 * Stores scores in Kafka topics and caches which ones exist. A failed score is tried again after a restart of the
 * scorer. May be used by several threads.
 */
public final class KafkaScoreStore implements ScoreStore {

    private static final Logger LOG = Logger.getLogger(KafkaScoreStore.class);

    private final TableReader tables;
    private final Emitter<Record<String, byte[]>> scores;
    private final Emitter<Record<String, byte[]>> referenceScores;
    private final Clock clock;
    private final Set<ScoreKey> done = ConcurrentHashMap.newKeySet();
    private boolean current;

    /**
     * Identity of a written score.
     *
     * @param version version of the benchmark
     * @param sha256 digest of a reference model, which may be replaced; empty for a checkpoint
     */
    private record ScoreKey(String score, int version, String sha256) {}

    public KafkaScoreStore(
            TableReader tables,
            Emitter<Record<String, byte[]>> scores,
            Emitter<Record<String, byte[]>> referenceScores,
            Clock clock) {
        this.tables = tables;
        this.scores = scores;
        this.referenceScores = referenceScores;
        this.clock = clock;
    }

    /** Invalidates the cached table, because another scorer may have written scores in the meantime. */
    synchronized void invalidate() {
        current = false;
    }

    @Override
    public boolean has(ScoredModel contender, BenchmarkMetadata benchmark) {
        read();
        return done.contains(done(contender, benchmark));
    }

    @Override
    public void put(
            ScoredModel contender,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated) {
        CheckpointScored.Builder values = ScoreEventEncoder.scored(benchmark, score, clock.instant());
        if (recalibrated != null) {
            values.setRecalibrated(ScoreEventEncoder.recalibrated(recalibrated));
        }
        write(contender, benchmark, values);
        LOG.infof(
                "%s SCORED %s by %s",
                ScoreEventEncoder.key(contender, benchmark),
                String.format(
                        Locale.ROOT,
                        "%.4f",
                        score.ratioSquared().orElse(score.raw().value())),
                score.layer());
    }

    @Override
    public void putFailure(ScoredModel contender, BenchmarkMetadata benchmark, String reason) {
        write(contender, benchmark, ScoreEventEncoder.failed(benchmark, reason, clock.instant()));
        LOG.errorf("%s FAILED: %s", ScoreEventEncoder.key(contender, benchmark), reason);
    }

    /** Writes published scores for the installed benchmarks of the same version, each score once. */
    public void putPublished(List<PublishedCurve> curves, List<BenchmarkMetadata> benchmarks) {
        read();
        for (PublishedCurve curve : curves) {
            for (PublishedScore score : curve.scores()) {
                for (BenchmarkMetadata benchmark : benchmarks) {
                    boolean isOf = benchmark.name().equals(score.benchmark())
                            && benchmark.version() == score.benchmarkVersion();
                    if (isOf && done.add(new ScoreKey(score.name().toString(), benchmark.version(), curve.sha256()))) {
                        ReferenceScored row = ScoreEventEncoder.of(score, curve.sha256(), benchmark, clock.instant());
                        send(referenceScores, row.getScore(), Topics.REFERENCE_SCORES.encode(row));
                    }
                }
            }
        }
    }

    private void write(ScoredModel contender, BenchmarkMetadata benchmark, CheckpointScored.Builder values) {
        if (contender instanceof Checkpoint checkpoint) {
            CheckpointScored message = ScoreEventEncoder.of(checkpoint, benchmark, values);
            send(scores, message.getScore(), Topics.SCORES.encode(message));
        } else {
            ReferenceScored message = ScoreEventEncoder.of((ReferenceModel) contender, benchmark, values);
            send(referenceScores, message.getScore(), Topics.REFERENCE_SCORES.encode(message));
        }
        done.add(done(contender, benchmark));
    }

    private static void send(Emitter<Record<String, byte[]>> table, String key, byte[] row) {
        table.send(Record.of(key, row)).toCompletableFuture().join();
    }

    private synchronized void read() {
        if (current) {
            return;
        }
        tables.read(Topics.SCORES).values().stream()
                .filter(score -> !score.hasError())
                // a score without a version is from the time when there was only version 1
                .map(score -> new ScoreKey(score.getScore(), Math.max(1, score.getBenchmarkVersion()), ""))
                .forEach(done::add);
        tables.read(Topics.REFERENCE_SCORES).values().stream()
                .filter(score -> !score.hasError())
                .map(score -> new ScoreKey(score.getScore(), score.getBenchmarkVersion(), hex(score.getSha256())))
                .forEach(done::add);
        current = true;
    }

    private static ScoreKey done(ScoredModel contender, BenchmarkMetadata benchmark) {
        return new ScoreKey(
                ScoreEventEncoder.key(contender, benchmark),
                benchmark.version(),
                contender instanceof ReferenceModel reference
                        ? reference.source().sha256()
                        : "");
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
