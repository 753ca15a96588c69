package ventral.cli.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ventral.cli.backup.TopicRecord;
import ventral.contract.topic.Topics;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.ScoringTask;

/** Reads and relocates the artifacts that records of checkpoints, resume points and scoring tasks refer to. */
public final class CheckpointArtifacts {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private CheckpointArtifacts() {}

    /**
     * Returns the artifacts that a record of a topic refers to.
     *
     * @throws InvalidProtocolBufferException if the record is of a topic with references and cannot be decoded
     */
    public static List<ArtifactReference> of(String topic, TopicRecord row) throws InvalidProtocolBufferException {
        if (topic.equals(Topics.CHECKPOINTS.name())) {
            return of(CheckpointWritten.parseFrom(row.value()));
        }
        if (topic.equals(Topics.RESUME_POINTS.name())) {
            return of(RunSaved.parseFrom(row.value()).getState());
        }
        if (topic.equals(Topics.SCORING_TASKS.name())) {
            return of(ScoringTask.parseFrom(row.value()).getCheckpoint());
        }
        return List.of();
    }

    private static List<ArtifactReference> of(CheckpointWritten state) {
        return Stream.of(state.getWeights(), state.getOptimiser(), state.getRecalibratedWeights())
                .filter(artifact -> !artifact.getUri().isEmpty())
                .map(ArtifactReference::of)
                .toList();
    }

    /**
     * Returns the record with references to files on disk changed to files of the same name in a folder. Other
     * references are kept.
     *
     * @throws InvalidProtocolBufferException if the record is of a topic with references and cannot be decoded
     */
    public static TopicRecord relocate(Path folder, String topic, TopicRecord row)
            throws InvalidProtocolBufferException {
        UnaryOperator<Artifact> move = artifact -> moved(folder, artifact);
        if (topic.equals(Topics.CHECKPOINTS.name())) {
            return with(
                    row, moved(move, CheckpointWritten.parseFrom(row.value())).toByteArray());
        }
        if (topic.equals(Topics.RESUME_POINTS.name())) {
            RunSaved saved = RunSaved.parseFrom(row.value());
            return with(
                    row,
                    saved.toBuilder()
                            .setState(moved(move, saved.getState()))
                            .build()
                            .toByteArray());
        }
        if (topic.equals(Topics.SCORING_TASKS.name())) {
            ScoringTask task = ScoringTask.parseFrom(row.value());
            return !task.hasCheckpoint()
                    ? row
                    : with(
                            row,
                            task.toBuilder()
                                    .setCheckpoint(moved(move, task.getCheckpoint()))
                                    .build()
                                    .toByteArray());
        }
        return row;
    }

    private static TopicRecord with(TopicRecord row, byte[] value) {
        return new TopicRecord(row.partition(), row.key(), value, row.timestampMillis());
    }

    private static CheckpointWritten moved(UnaryOperator<Artifact> move, CheckpointWritten state) {
        CheckpointWritten.Builder moved = state.toBuilder();
        if (state.hasWeights()) {
            moved.setWeights(move.apply(state.getWeights()));
        }
        if (state.hasOptimiser()) {
            moved.setOptimiser(move.apply(state.getOptimiser()));
        }
        if (state.hasRecalibratedWeights()) {
            moved.setRecalibratedWeights(move.apply(state.getRecalibratedWeights()));
        }
        return moved.build();
    }

    private static Artifact moved(Path folder, Artifact artifact) {
        ArtifactReference reference = ArtifactReference.of(artifact);
        Optional<URI> uri = reference.parsed().filter(parsed -> reference.isOnDisk());
        String path = uri.map(URI::getPath).orElse("");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return FILE_NAME.matcher(name).matches()
                ? artifact.toBuilder()
                        .setUri(folder.resolve(name).toUri().toString())
                        .build()
                : artifact;
    }
}
