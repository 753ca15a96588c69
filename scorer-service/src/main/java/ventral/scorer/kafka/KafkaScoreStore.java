package ventral.scorer.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ReferenceScored;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.TableRules;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoreStore;
import ventral.scorer.evaluation.ScoredModel;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.PublishedCurve;
import ventral.scorer.score.PublishedScore;

/**
 * Stores scores in Kafka topics. A failed score is tried again after a restart of the scorer. May be used by several
 * threads.
 */
public final class KafkaScoreStore implements ScoreStore {

    /** Rules of the table of scores: what a store compares is held. Whole scores, with samples, may exceed the memory. */
    public static final TableRules<CheckpointScored> SCORE_RULES =
            TableRules.<CheckpointScored>lastRow().retaining(KafkaScoreStore::identity);

    /** Rules of the table of reference models' scores, of which as little is held. */
    public static final TableRules<ReferenceScored> REFERENCE_SCORE_RULES =
            TableRules.<ReferenceScored>lastRow().retaining(KafkaScoreStore::identity);

    private static final Logger LOG = Logger.getLogger(KafkaScoreStore.class);

    private final LiveTable<CheckpointScored> scores;
    private final LiveTable<ReferenceScored> referenceScores;
    private final Clock clock;
    private final AtomicBoolean isStale = new AtomicBoolean(true);

    /** Scores and failures that this scorer has written since it was started. */
    private final Set<ScoreKey> written = ConcurrentHashMap.newKeySet();

    /**
     * Creates a store; it reads the tables at the first call.
     *
     * @param scores scores of checkpoints
     * @param referenceScores scores of reference models, and published scores
     */
    public KafkaScoreStore(
            LiveTable<CheckpointScored> scores, LiveTable<ReferenceScored> referenceScores, Clock clock) {
        this.scores = scores;
        this.referenceScores = referenceScores;
        this.clock = clock;
    }

    private static CheckpointScored identity(CheckpointScored row) {
        CheckpointScored.Builder fields = CheckpointScored.newBuilder()
                .setScore(row.getScore())
                .setBenchmarkVersion(row.getBenchmarkVersion())
                .setMeasurementDigest(row.getMeasurementDigest());
        return row.hasError() ? fields.setError(Status.getDefaultInstance()).build() : fields.build();
    }

    private static ReferenceScored identity(ReferenceScored row) {
        ReferenceScored.Builder fields = ReferenceScored.newBuilder()
                .setScore(row.getScore())
                .setBenchmarkVersion(row.getBenchmarkVersion())
                .setSha256(row.getSha256());
        return row.hasError() ? fields.setError(Status.getDefaultInstance()).build() : fields.build();
    }

    /** Refreshes the tables at the next read, because another scorer may have written scores in the meantime. */
    void invalidate() {
        isStale.set(true);
    }

    @Override
    public boolean has(ScoredModel model, BenchmarkMetadata benchmark) {
        refresh();
        return exists(ScoreKey.of(model, benchmark));
    }

    @Override
    public boolean putEqual(ScoredModel model, BenchmarkMetadata benchmark, String measurementDigest) {
        Optional<CheckpointScored> equal =
                findEqual(ScoreEventEncoder.key(model, benchmark), ByteString.fromHex(measurementDigest));
        if (equal.isEmpty()) {
            return false;
        }
        CheckpointScored.Builder values = ScoreEventEncoder.reused(equal.get(), benchmark, clock.instant());
        write(model, benchmark, values);
        LOG.infof(
                "%s SCORED %s by %s, as %s, whose weights are equal",
                ScoreEventEncoder.key(model, benchmark),
                decimal(values.getCeilingUnknown() ? values.getRawValue() : values.getRatioSquaredValue()),
                values.getLayer(),
                values.getMeasuredScore());
        return true;
    }

    /** Returns a whole score with a digest, other than the named one. A failure to read costs only the reuse. */
    private Optional<CheckpointScored> findEqual(String name, ByteString digest) {
        try {
            scores.refresh(); // reads where the rows are that this scorer has put, and those of others
            for (CheckpointScored row : scores.rows(row -> isScored(row, digest))) {
                Optional<CheckpointScored> whole = row.getScore().equals(name)
                        ? Optional.empty()
                        : scores.readWhole(row.getScore()).filter(found -> isScored(found, digest));
                if (whole.isPresent()) {
                    return whole;
                }
            }
        } catch (InvalidProtocolBufferException | KafkaException e) {
            LOG.warnf("%s is measured, because scores of equal weights cannot be read: %s", name, e.getMessage());
        }
        return Optional.empty();
    }

    private static boolean isScored(CheckpointScored row, ByteString digest) {
        return !row.hasError() && row.getMeasurementDigest().equals(digest);
    }

    @Override
    public void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated,
            @Nullable String measurementDigest) {
        CheckpointScored.Builder values = ScoreEventEncoder.scored(benchmark, score, clock.instant());
        if (recalibrated != null) {
            values.setRecalibrated(ScoreEventEncoder.recalibrated(recalibrated));
        }
        if (measurementDigest != null) {
            values.setMeasurementDigest(ByteString.fromHex(measurementDigest));
        }
        write(model, benchmark, values);
        LOG.infof(
                "%s SCORED %s by %s",
                ScoreEventEncoder.key(model, benchmark),
                decimal(score.ratioSquared().orElse(score.raw().value())),
                score.layer());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    @Override
    public void putFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason) {
        write(model, benchmark, ScoreEventEncoder.failed(benchmark, reason, clock.instant()));
        LOG.errorf("%s FAILED: %s", ScoreEventEncoder.key(model, benchmark), reason);
    }

    /** Writes published scores for the installed benchmarks of the same version, each score once. */
    public void putPublished(List<PublishedCurve> curves, List<BenchmarkMetadata> benchmarks) {
        refresh();
        for (PublishedCurve curve : curves) {
            for (PublishedScore score : curve.scores()) {
                for (BenchmarkMetadata benchmark : benchmarks) {
                    boolean isOf = benchmark.name().equals(score.benchmark())
                            && benchmark.version() == score.benchmarkVersion();
                    ScoreKey key = new ScoreKey(score.name().toString(), benchmark.version(), curve.sha256());
                    if (isOf && !exists(key)) {
                        referenceScores.put(ScoreEventEncoder.of(score, curve.sha256(), benchmark, clock.instant()));
                        written.add(key);
                    }
                }
            }
        }
    }

    private void write(ScoredModel model, BenchmarkMetadata benchmark, CheckpointScored.Builder values) {
        if (model instanceof Checkpoint checkpoint) {
            scores.put(ScoreEventEncoder.of(checkpoint, benchmark, values));
        } else {
            referenceScores.put(ScoreEventEncoder.of((ReferenceModel) model, benchmark, values));
        }
        written.add(ScoreKey.of(model, benchmark));
    }

    private boolean exists(ScoreKey key) {
        return written.contains(key)
                || scores.get(key.score())
                        .filter(row -> !row.hasError() && ScoreKey.of(row).equals(key))
                        .isPresent()
                || referenceScores
                        .get(key.score())
                        .filter(row -> !row.hasError() && ScoreKey.of(row).equals(key))
                        .isPresent();
    }

    private synchronized void refresh() {
        if (!isStale.getAndSet(false)) {
            return;
        }
        try {
            scores.refresh();
            referenceScores.refresh();
        } catch (RuntimeException e) {
            isStale.set(true);
            throw e;
        }
    }
}
