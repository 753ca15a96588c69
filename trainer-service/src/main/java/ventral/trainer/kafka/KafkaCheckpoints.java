package ventral.trainer.kafka;

import com.google.protobuf.ByteString;
import io.smallrye.reactive.messaging.kafka.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.kafka.TableReader;
import ventral.contract.name.CheckpointName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.Specs;
import ventral.contract.wire.Timestamps;
import ventral.events.v1.CheckpointWritten;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.Artifacts;
import ventral.trainer.run.Checkpoints;
import ventral.trainer.run.Learner;
import ventral.trainer.run.LearntFrom;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.SavedRun;
import ventral.trainer.run.StreamPosition;

/** The table of checkpoints. A checkpoint's artifacts are stored before its row is written. */
public final class KafkaCheckpoints implements Checkpoints {

    private static final Logger LOG = Logger.getLogger(KafkaCheckpoints.class);

    private final TableReader tables;
    private final Emitter<Record<String, byte[]>> checkpoints;
    private final Artifacts artifacts;
    private final Clock clock;
    private final String network;

    /** @param network name of the network that is trained here */
    public KafkaCheckpoints(
            TableReader tables,
            Emitter<Record<String, byte[]>> checkpoints,
            Artifacts artifacts,
            Clock clock,
            String network) {
        this.tables = tables;
        this.checkpoints = checkpoints;
        this.artifacts = artifacts;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public void save(OwnedRun run, long seenImageCount, StreamPosition position, LearntFrom pictures, Learner learner) {
        String name = new CheckpointName(run.name(), seenImageCount).toString();
        try {
            CheckpointWritten message = CheckpointWritten.newBuilder()
                    .setCheckpoint(name)
                    .setRunSpec(Specs.toWire(run.spec()))
                    .setSeenImageCount(seenImageCount)
                    .setPosition(ventral.events.v1.StreamPosition.newBuilder()
                            .setEpoch(position.epoch())
                            .setNextBatchIndex(position.nextBatch()))
                    .setWeights(toWire(artifacts.put(learner.weights())))
                    .setOptimiser(toWire(artifacts.put(learner.optimiser())))
                    .setImageSize(pictures.imageSize())
                    .setStreamDigest(ByteString.copyFrom(HexFormat.of().parseHex(pictures.streamDigest())))
                    .setNetwork(network)
                    .setOwnerGeneration(run.generation())
                    .setCreateTime(Timestamps.toWire(clock.instant()))
                    .build();
            checkpoints
                    .send(Record.of(name, Topics.CHECKPOINTS.encode(message)))
                    .toCompletableFuture()
                    .join();
            LOG.infof("%s WRITTEN %s", name, message.getWeights().getUri());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store %s: %s".formatted(name, e), e);
        }
    }

    @Override
    public Optional<SavedRun> last(OwnedRun run) {
        List<CheckpointWritten> latestFirst = tables.read(Topics.CHECKPOINTS).values().stream()
                .filter(row -> CheckpointName.parse(row.getCheckpoint()).run().equals(run.name()))
                .filter(row -> row.getNetwork().equals(network))
                .sorted(Comparator.comparingLong(CheckpointWritten::getSeenImageCount)
                        .reversed())
                .toList();
        for (CheckpointWritten row : latestFirst) {
            try {
                return Optional.of(new SavedRun(
                        row.getSeenImageCount(),
                        new StreamPosition(
                                row.getPosition().getEpoch(), row.getPosition().getNextBatchIndex()),
                        new LearntFrom(
                                row.getImageSize(),
                                HexFormat.of().formatHex(row.getStreamDigest().toByteArray())),
                        artifacts.get(fromWire(row.getWeights())),
                        artifacts.get(fromWire(row.getOptimiser()))));
            } catch (IOException e) {
                LOG.errorf("%s cannot be read back, the one before it will do: %s", row.getCheckpoint(), e);
            }
        }
        return Optional.empty();
    }

    private static ventral.events.v1.Artifact toWire(Artifact artifact) {
        return ventral.events.v1.Artifact.newBuilder()
                .setUri(artifact.uri().toString())
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(artifact.sha256())))
                .setSizeBytes(artifact.sizeBytes())
                .build();
    }

    private static Artifact fromWire(ventral.events.v1.Artifact message) {
        return new Artifact(
                URI.create(message.getUri()),
                HexFormat.of().formatHex(message.getSha256().toByteArray()),
                message.getSizeBytes());
    }
}
