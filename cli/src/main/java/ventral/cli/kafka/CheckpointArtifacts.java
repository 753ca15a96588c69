package ventral.cli.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ventral.cli.backup.TopicRecord;
import ventral.contract.topic.Topics;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;

/** Reads and relocates the files that records of checkpoints and resume points refer to. */
public final class CheckpointArtifacts {

    private static final String FILE = "file";

    private CheckpointArtifacts() {}

    /**
     * A reference to an artifact.
     *
     * @param sha256 SHA-256 of its bytes
     */
    public record ArtifactReference(URI uri, byte[] sha256) {

        public boolean isOnDisk() {
            return FILE.equals(uri.getScheme());
        }
    }

    /** Returns the artifacts that a record of a topic refers to. */
    public static List<ArtifactReference> of(String topic, TopicRecord row) throws InvalidProtocolBufferException {
        if (topic.equals(Topics.CHECKPOINTS.name())) {
            return of(CheckpointWritten.parseFrom(row.value()));
        }
        if (topic.equals(Topics.RESUME_POINTS.name())) {
            return of(RunSaved.parseFrom(row.value()).getState());
        }
        return List.of();
    }

    private static List<ArtifactReference> of(CheckpointWritten state) {
        return Stream.of(state.getWeights(), state.getOptimiser())
                .filter(artifact -> !artifact.getUri().isEmpty())
                .map(artifact -> new ArtifactReference(
                        URI.create(artifact.getUri()), artifact.getSha256().toByteArray()))
                .toList();
    }

    /** Returns the record with references to files on disk changed to files of the same name in a folder. */
    public static TopicRecord relocate(Path folder, String topic, TopicRecord row)
            throws InvalidProtocolBufferException {
        if (topic.equals(Topics.CHECKPOINTS.name())) {
            return with(
                    row, moved(folder, CheckpointWritten.parseFrom(row.value())).toByteArray());
        }
        if (topic.equals(Topics.RESUME_POINTS.name())) {
            RunSaved saved = RunSaved.parseFrom(row.value());
            return with(
                    row,
                    saved.toBuilder()
                            .setState(moved(folder, saved.getState()))
                            .build()
                            .toByteArray());
        }
        return row;
    }

    private static TopicRecord with(TopicRecord row, byte[] value) {
        return new TopicRecord(row.partition(), row.key(), value, row.timestampMillis());
    }

    private static CheckpointWritten moved(Path folder, CheckpointWritten state) {
        CheckpointWritten.Builder moved = state.toBuilder();
        if (state.hasWeights()) {
            moved.setWeights(moved(folder, state.getWeights()));
        }
        if (state.hasOptimiser()) {
            moved.setOptimiser(moved(folder, state.getOptimiser()));
        }
        return moved.build();
    }

    private static Artifact moved(Path folder, Artifact artifact) {
        URI uri = URI.create(artifact.getUri());
        if (!FILE.equals(uri.getScheme())) {
            return artifact;
        }
        return artifact.toBuilder()
                .setUri(folder.resolve(Path.of(uri).getFileName()).toUri().toString())
                .build();
    }
}
