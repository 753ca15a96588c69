package ventral.trainer.kafka;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.CheckpointWritten;
import ventral.platform.artifact.Artifact;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.checkpoint.SavedRunMetadata;
import ventral.trainer.run.OwnedRun;

/** Maps saved states to and from rows of the checkpoint table. */
final class CheckpointMapper {

    private CheckpointMapper() {}

    /**
     * Encodes a state that is saved now.
     *
     * @param recalibrated artifact of the recalibrated weights; null if there are none
     */
    static CheckpointWritten toWire(
            OwnedRun run,
            FencingToken fencingToken,
            SavedRun state,
            Artifact weights,
            Artifact optimiser,
            @Nullable Artifact recalibrated,
            Instant createTime) {
        CheckpointWritten.Builder row = CheckpointWritten.newBuilder()
                .setCheckpoint(new CheckpointName(run.name(), state.seenImageCount()).toString())
                .setRunSpec(SpecMapper.toWire(run.spec()))
                .setSeenImageCount(state.seenImageCount())
                .setPosition(ventral.events.v1.StreamPosition.newBuilder()
                        .setEpoch(state.position().epoch())
                        .setNextBatchIndex(state.position().nextBatch()))
                .setWeights(toWire(weights))
                .setOptimiser(toWire(optimiser))
                .setImageSize(state.dataFingerprint().imageSize())
                .setStreamDigest(bytes(state.dataFingerprint().streamDigest()))
                .setNetwork(run.spec().recipe().network().id())
                .setCreateTime(TimestampMapper.toWire(createTime));
        FencingTokenMapper.set(row, fencingToken);
        state.validation().map(ValidationMapper::toWire).ifPresent(row::setValidation);
        if (recalibrated != null) {
            row.setRecalibratedWeights(toWire(recalibrated));
        }
        return row.build();
    }

    /**
     * Decodes a row.
     *
     * @throws RuntimeException if a value is out of its limits, such as a URI or a time
     */
    static SavedRunMetadata fromWire(SavedRun.Kind kind, CheckpointWritten row) {
        return new SavedRunMetadata(
                kind,
                row.getNetwork(),
                row.getSeenImageCount(),
                FencingTokenMapper.fromWire(row),
                new StreamPosition(
                        row.getPosition().getEpoch(), row.getPosition().getNextBatchIndex()),
                new DataFingerprint(row.getImageSize(), hex(row.getStreamDigest())),
                row.hasValidation() ? ValidationMapper.fromWire(row.getValidation()) : null,
                fromWire(row.getWeights()),
                fromWire(row.getOptimiser()));
    }

    private static ventral.events.v1.Artifact toWire(Artifact artifact) {
        return ventral.events.v1.Artifact.newBuilder()
                .setUri(artifact.uri().toString())
                .setSha256(bytes(artifact.sha256()))
                .setSizeBytes(artifact.sizeBytes())
                .build();
    }

    /**
     * Decodes a reference to an artifact.
     *
     * @throws IllegalArgumentException if its URI is malformed
     */
    static Artifact fromWire(ventral.events.v1.Artifact message) {
        return new Artifact(URI.create(message.getUri()), hex(message.getSha256()), message.getSizeBytes());
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
