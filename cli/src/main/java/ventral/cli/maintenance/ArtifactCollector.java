package ventral.cli.maintenance;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.cli.backup.FileVerifier;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.ArtifactReference;
import ventral.cli.kafka.CheckpointArtifacts;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.platform.artifact.ArtifactRoots;

/**
 * Collects the artifacts that records refer to. Refuses a record that cannot be decoded, or that refers to an artifact
 * outside the roots, one that is not named by its digest, or a damaged one. A refused record costs that record alone.
 */
final class ArtifactCollector {

    private static final int SHOWN_COUNT = 20;
    private static final int SHOWN_LENGTH = 400;

    private final ArtifactRoots roots;
    private final @Nullable FileVerifier verifier;
    private final List<ArtifactReference> accepted = new ArrayList<>();
    private final Map<RecordName, String> refused = new LinkedHashMap<>();

    private record RecordName(String topic, String key) {

        @Override
        public String toString() {
            return "%s of %s".formatted(key, topic);
        }
    }

    /**
     * Creates a collector.
     *
     * @param verifier verifies files; null if files are not read
     */
    ArtifactCollector(ArtifactRoots roots, @Nullable FileVerifier verifier) {
        this.roots = roots;
        this.verifier = verifier;
    }

    /** Adds the artifacts of a record, in files or also in an object store; refuses the record if one is refused. */
    void add(String topic, TopicRecord row, ArtifactScope scope) throws IOException {
        List<ArtifactReference> references;
        try {
            references = CheckpointArtifacts.of(topic, row);
        } catch (InvalidProtocolBufferException e) {
            refuse(topic, row, "the record cannot be decoded: %s".formatted(e.getMessage()));
            return;
        }
        for (ArtifactReference reference : references) {
            Optional<String> refusal = scope == ArtifactScope.FILES && reference.isInObjectStore()
                    ? Optional.empty()
                    : reference.refusal(roots);
            if (refusal.isPresent()) {
                refuse(topic, row, refusal.get());
            } else if (isDamaged(reference)) {
                refuse(topic, row, "%s is damaged: copy it again".formatted(reference.uri()));
            } else {
                accepted.add(reference);
            }
        }
    }

    /** The artifacts whose location is checked. */
    enum ArtifactScope {
        FILES,
        FILES_AND_OBJECTS
    }

    private boolean isDamaged(ArtifactReference reference) throws IOException {
        return verifier != null
                && reference.isOnDisk()
                && !verifier.isUndamaged(Path.of(reference.parsed().orElseThrow()), reference.sha256());
    }

    /** Refuses a record for a reason. */
    void refuse(String topic, TopicRecord row, String reason) {
        refused.put(new RecordName(topic, row.key()), reason);
    }

    boolean isRefused(String topic, TopicRecord row) {
        return refused.containsKey(new RecordName(topic, row.key()));
    }

    List<ArtifactReference> accepted() {
        return List.copyOf(accepted);
    }

    int refusedCount() {
        return refused.size();
    }

    /** Prints the refused records and why each is refused. */
    void printRefused(Terminal terminal) {
        refused.entrySet().stream()
                .limit(SHOWN_COUNT)
                .forEach(record ->
                        terminal.println("  " + printable("%s: %s".formatted(record.getKey(), record.getValue()))));
        if (refused.size() > SHOWN_COUNT) {
            terminal.println("  and %s more records".formatted(NumberFormats.count(refused.size() - SHOWN_COUNT)));
        }
    }

    /** Returns the text without control characters, which could change what a terminal shows. */
    private static String printable(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= SHOWN_LENGTH ? clean : clean.substring(0, SHOWN_LENGTH) + "…";
    }
}
