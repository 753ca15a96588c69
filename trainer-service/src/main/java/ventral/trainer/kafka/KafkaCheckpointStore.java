package ventral.trainer.kafka;

import com.google.protobuf.ByteString;
import io.smallrye.reactive.messaging.kafka.Record;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.kafka.TableReader;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.checkpoint.FencingToken;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;

/**
 * Stores checkpoints and resume points in Kafka tables. A state's artifacts are stored before its row is written. Used
 * only by the training thread.
 */
public final class KafkaCheckpointStore implements CheckpointStore {

    private static final Logger LOG = Logger.getLogger(KafkaCheckpointStore.class);

    private final TableReader tables;
    private final Emitter<Record<String, byte[]>> checkpoints;
    private final Emitter<Record<String, byte[]>> resumePoints;
    private final ArtifactStore artifacts;
    private final Function<RunName, ArtifactStore> passing;
    private final Clock clock;

    /**
     * Creates a store.
     *
     * @param artifacts store of checkpoints' artifacts, which are kept
     * @param passing for each run, the store of artifacts that are deleted again
     */
    public KafkaCheckpointStore(
            TableReader tables,
            Emitter<Record<String, byte[]>> checkpoints,
            Emitter<Record<String, byte[]>> resumePoints,
            ArtifactStore artifacts,
            Function<RunName, ArtifactStore> passing,
            Clock clock) {
        this.tables = tables;
        this.checkpoints = checkpoints;
        this.resumePoints = resumePoints;
        this.artifacts = artifacts;
        this.passing = passing;
        this.clock = clock;
    }

    @Override
    public void save(OwnedRun run, SavedRun state) {
        switch (state.kind()) {
            case CHECKPOINT -> {
                CheckpointWritten row = row(run, state, artifacts);
                send(checkpoints, row.getCheckpoint(), Topics.CHECKPOINTS.encode(row));
                LOG.infof("%s WRITTEN %s", row.getCheckpoint(), row.getWeights().getUri());
            }
            case RESUME_POINT -> {
                Optional<CheckpointWritten> before = resumePoint(run);
                CheckpointWritten row = row(run, state, passing.apply(run.name()));
                RunSaved saved = RunSaved.newBuilder()
                        .setRun(run.name().toString())
                        .setState(row)
                        .build();
                send(resumePoints, saved.getRun(), Topics.RESUME_POINTS.encode(saved));
                LOG.debugf("%s saved at %d", run.name(), state.seenImageCount());
                before.filter(old -> !old.getWeights().equals(row.getWeights())).ifPresent(old -> delete(run, old));
            }
        }
    }

    @Override
    public void deleteResumePoint(OwnedRun run) {
        resumePoint(run).ifPresent(row -> {
            send(resumePoints, run.name().toString(), null);
            delete(run, row);
        });
    }

    private Optional<CheckpointWritten> resumePoint(OwnedRun run) {
        return Optional.ofNullable(
                        tables.read(Topics.RESUME_POINTS).get(run.name().toString()))
                .map(RunSaved::getState);
    }

    private void delete(OwnedRun run, CheckpointWritten row) {
        ArtifactStore place = passing.apply(run.name());
        place.delete(fromWire(row.getWeights()));
        place.delete(fromWire(row.getOptimiser()));
    }

    private CheckpointWritten row(OwnedRun run, SavedRun state, ArtifactStore place) {
        CheckpointWritten.Builder row = CheckpointWritten.newBuilder()
                .setCheckpoint(new CheckpointName(run.name(), state.seenImageCount()).toString())
                .setRunSpec(SpecMapper.toWire(run.spec()))
                .setSeenImageCount(state.seenImageCount())
                .setPosition(ventral.events.v1.StreamPosition.newBuilder()
                        .setEpoch(state.position().epoch())
                        .setNextBatchIndex(state.position().nextBatch()))
                .setWeights(toWire(place.put(state.weights())))
                .setOptimiser(toWire(place.put(state.optimiser())))
                .setImageSize(state.dataFingerprint().imageSize())
                .setStreamDigest(ByteString.copyFrom(
                        HexFormat.of().parseHex(state.dataFingerprint().streamDigest())))
                .setNetwork(run.spec().recipe().network().id())
                .setOwnerGeneration(run.generation())
                .setCreateTime(TimestampMapper.toWire(clock.instant()));
        state.validation().map(ValidationMapper::toWire).ifPresent(row::setValidation);
        if (state.recalibrated() != null) {
            row.setRecalibratedWeights(toWire(place.put(state.recalibrated())));
        }
        return row.build();
    }

    private static void send(Emitter<Record<String, byte[]>> table, String key, byte @Nullable [] row) {
        table.send(Record.of(key, row)).toCompletableFuture().join();
    }

    @Override
    public Optional<SavedRun> last(OwnedRun run) {
        List<CheckpointEntry> all = kept(run);
        List<FencingToken> stamps = all.stream().map(CheckpointEntry::stamp).toList();
        for (CheckpointEntry entry : all) {
            if (entry.stamp().isFencedBy(stamps)) {
                LOG.warnf(
                        "%s at %d is ignored: a former owner saved it after it had lost the run",
                        run.name(), entry.row().getSeenImageCount());
                continue;
            }
            try {
                return Optional.of(entry.read());
            } catch (DamagedArtifactException e) {
                LOG.errorf(
                        "%s at %d cannot be read, falling back to the state before it: %s",
                        run.name(), entry.row().getSeenImageCount(), e.getMessage());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the saved states of a run, the latest first; of one number of images, a checkpoint before a resume point.
     */
    private List<CheckpointEntry> kept(OwnedRun run) {
        List<CheckpointEntry> all = new ArrayList<>();
        tables.read(Topics.CHECKPOINTS).values().stream()
                .filter(row -> CheckpointName.parse(row.getCheckpoint()).run().equals(run.name()))
                .forEach(row -> all.add(new CheckpointEntry(SavedRun.Kind.CHECKPOINT, row, artifacts)));
        resumePoint(run)
                .ifPresent(row ->
                        all.add(new CheckpointEntry(SavedRun.Kind.RESUME_POINT, row, passing.apply(run.name()))));
        all.removeIf(entry ->
                !entry.row().getNetwork().equals(run.spec().recipe().network().id()));
        all.sort(Comparator.comparingLong((CheckpointEntry entry) -> entry.row().getSeenImageCount())
                .reversed()
                .thenComparing(CheckpointEntry::kind));
        return all;
    }

    private record CheckpointEntry(SavedRun.Kind kind, CheckpointWritten row, ArtifactStore place) {

        FencingToken stamp() {
            return new FencingToken(
                    row.getSeenImageCount(), row.getOwnerGeneration(), TimestampMapper.fromWire(row.getCreateTime()));
        }

        SavedRun read() throws DamagedArtifactException {
            return new SavedRun(
                    kind,
                    row.getSeenImageCount(),
                    new StreamPosition(
                            row.getPosition().getEpoch(), row.getPosition().getNextBatchIndex()),
                    new DataFingerprint(
                            row.getImageSize(),
                            HexFormat.of().formatHex(row.getStreamDigest().toByteArray())),
                    row.hasValidation()
                            ? Optional.of(ValidationMapper.fromWire(row.getValidation()))
                            : Optional.empty(),
                    place.get(fromWire(row.getWeights())),
                    place.get(fromWire(row.getOptimiser())),
                    null);
        }
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
