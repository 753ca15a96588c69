package ventral.cli.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import ventral.cli.backup.TopicRecord;
import ventral.contract.topic.Topics;

/** Finds the files of resume points. */
public final class ResumePointFiles {

    private ResumePointFiles() {}

    /** Returns the files of the current resume points that no checkpoint refers to. */
    public static Set<Path> withoutCheckpoints(TopicStore store) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        Set<Path> ofCheckpoints = new HashSet<>();
        store.latest(Topics.RESUME_POINTS.name(), row -> add(files, Topics.RESUME_POINTS.name(), row));
        store.latest(Topics.CHECKPOINTS.name(), row -> add(ofCheckpoints, Topics.CHECKPOINTS.name(), row));
        files.removeAll(ofCheckpoints);
        return files;
    }

    private static void add(Set<Path> files, String topic, TopicRecord row) {
        try {
            CheckpointArtifacts.of(topic, row).stream()
                    .filter(ArtifactReference::isOnDisk)
                    .flatMap(reference -> reference.parsed().stream())
                    .map(URI::getPath)
                    .map(Path::of)
                    .forEach(files::add);
        } catch (InvalidProtocolBufferException e) {
            return; // the record is a dead letter
        }
    }
}
