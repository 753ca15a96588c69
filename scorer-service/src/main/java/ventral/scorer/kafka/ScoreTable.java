package ventral.scorer.kafka;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.smallrye.reactive.messaging.kafka.Record;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.kafka.TableReader;
import ventral.contract.name.ScoreName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.Specs;
import ventral.contract.wire.Timestamps;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.LayerScore;
import ventral.scorer.benchmark.AlignmentScore;
import ventral.scorer.benchmark.BenchmarkDescription;
import ventral.scorer.benchmark.Checkpoint;
import ventral.scorer.benchmark.Origin;
import ventral.scorer.benchmark.Scores;

/** The table of scores. A failure is tried again when the scorer is started anew. */
public final class ScoreTable implements Scores {

    private static final Logger LOG = Logger.getLogger(ScoreTable.class);

    private final TableReader tables;
    private final Emitter<Record<String, byte[]>> scores;
    private final Clock clock;
    private final Set<String> done = new HashSet<>();
    private volatile boolean current;

    public ScoreTable(TableReader tables, Emitter<Record<String, byte[]>> scores, Clock clock) {
        this.tables = tables;
        this.scores = scores;
        this.clock = clock;
    }

    /** Another scorer may have written scores in the meantime. May be called on any thread, all else on one. */
    void readAgain() {
        current = false;
    }

    @Override
    public boolean has(ScoreName name) {
        if (!current) {
            current = true;
            tables.read(Topics.SCORES).values().stream()
                    .filter(score -> !score.hasError())
                    .forEach(score -> done.add(score.getScore()));
        }
        return done.contains(name.toString());
    }

    @Override
    public void put(Checkpoint checkpoint, BenchmarkDescription benchmark, AlignmentScore score) {
        CheckpointScored.Builder message = about(checkpoint, benchmark)
                .setLayer(score.layer())
                .setRawValue(score.raw().value())
                .setStandardError(score.raw().standardError())
                .setCeiling(score.ceiling())
                .setRatioSquaredValue(score.ratioSquared())
                .setSquaredOverCeilingValue(score.squaredOverCeiling());
        score.commitment()
                .layers()
                .forEach(layer -> message.addLayers(LayerScore.newBuilder()
                        .setLayer(layer.layer())
                        .setRawValue(layer.consistency().value())
                        .setStandardError(layer.consistency().standardError())
                        .addAllSplitValues(DoubleStream.of(layer.consistency().splitValues())
                                .boxed()
                                .toList())));
        write(message.build());
        LOG.infof(
                "%s SCORED %s by %s",
                message.getScore(), String.format(Locale.ROOT, "%.4f", score.ratioSquared()), score.layer());
    }

    @Override
    public void putFailure(Checkpoint checkpoint, BenchmarkDescription benchmark, String reason) {
        CheckpointScored message = about(checkpoint, benchmark)
                .setError(Status.newBuilder()
                        .setCode(Code.FAILED_PRECONDITION_VALUE)
                        .setMessage(reason))
                .build();
        write(message);
        LOG.errorf("%s FAILED: %s", message.getScore(), reason);
    }

    private CheckpointScored.Builder about(Checkpoint checkpoint, BenchmarkDescription benchmark) {
        return CheckpointScored.newBuilder()
                .setScore(new ScoreName(checkpoint.name(), benchmark.name()).toString())
                .setRunSpec(Specs.toWire(checkpoint.runSpec()))
                .setSeenImageCount(checkpoint.name().seenImageCount())
                .setRegion(BenchmarkTable.toWire(benchmark.region()))
                .setSimulated(benchmark.origin() == Origin.SIMULATED)
                .setCreateTime(Timestamps.toWire(clock.instant()));
    }

    private void write(CheckpointScored message) {
        scores.send(Record.of(message.getScore(), Topics.SCORES.encode(message)))
                .toCompletableFuture()
                .join();
        done.add(message.getScore());
    }
}
