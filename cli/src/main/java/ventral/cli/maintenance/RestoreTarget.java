package ventral.cli.maintenance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.cli.backup.BackupReader;
import ventral.cli.backup.RecordCounts;
import ventral.cli.backup.RestoreProgress;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.TopicStore;
import ventral.cli.output.CommandException;
import ventral.cli.terminal.NumberFormats;
import ventral.contract.topic.Topic;
import ventral.platform.digest.Sha256;

/** The broker into which a backup is restored. */
final class RestoreTarget {

    private final TopicStore store;
    private final String address;
    private final Path file;
    private final String restoreId;

    RestoreTarget(TopicStore store, String address, Path file) throws IOException {
        this.store = store;
        this.address = address;
        this.file = file;
        this.restoreId = Sha256.hex(file);
    }

    /** Changes a record before it is written. */
    interface RecordFilter {

        /** Returns the record to write; null to leave it out. */
        @Nullable TopicRecord apply(String topic, TopicRecord row) throws IOException;
    }

    /**
     * Returns the progress of a restore into a broker whose tables are empty, except those that scorers write at their
     * start.
     *
     * @throws CommandException if a topic is not empty, because two values of one key would leave open which is right
     */
    RestoreProgress empty(List<Topic<?>> topics) throws IOException, CommandException {
        RestoreProgress progress = new RestoreProgress(restoreId);
        for (Topic<?> topic : topics) {
            if (BackupTopics.SAID_AT_START.contains(topic)) {
                store.addTo(progress, topic);
            } else {
                checkEmpty(topic);
            }
        }
        return progress;
    }

    /**
     * Returns the progress of a restore of this backup that was interrupted. Services may have written records since.
     *
     * @param backup counts of the backup's records
     * @throws CommandException if the broker has records, but none of such a restore, or if images were appended to a
     *     stream before all of the backup's were restored
     */
    RestoreProgress interrupted(List<Topic<?>> topics, RecordCounts backup) throws IOException, CommandException {
        RestoreProgress progress = new RestoreProgress(restoreId);
        for (Topic<?> topic : topics) {
            store.addTo(progress, topic);
            if (progress.isInterleaved(topic, backup)) {
                throw new CommandException(
                        "%s of %s has images that were appended before all images of %s were restored, which would now come after them: stop renderers and imports, delete the topic and repeat the command; nothing was changed"
                                .formatted(topic.name(), address, file));
            }
        }
        return progress.hasBegun() ? progress : empty(topics);
    }

    private void checkEmpty(Topic<?> topic) throws CommandException {
        long end = store.recordCount(topic.name());
        if (end > 0) {
            throw new CommandException(
                    "%s of %s is not empty (%s records written), but a backup is restored into an empty system: delete the topic, start a new broker, or continue an interrupted restore of the same file with --resume; nothing was changed"
                            .formatted(topic.name(), address, NumberFormats.count(end)));
        }
    }

    /**
     * Checks that the topics have the partitions of the records.
     *
     * @param backup counts of the backup's records
     */
    void checkPartitions(RecordCounts backup) throws CommandException {
        for (String topic : backup.topics()) {
            int existing = store.partitionCount(topic);
            int count = existing > 0 ? existing : BackupTopics.named(topic).partitionCount();
            if (backup.lastPartition(topic) >= count) {
                throw new CommandException(
                        "%s has a record of %s in partition %d, but the topic has %d partitions: create it with more first; nothing was changed"
                                .formatted(file, topic, backup.lastPartition(topic), count));
            }
        }
    }

    void ensure(List<Topic<?>> topics) {
        store.ensure(topics);
    }

    /**
     * Writes the records that the broker lacks. Logs come first: a renderer that reads a stream's intent continues after
     * the images that are there.
     */
    void write(BackupReader backup, RestoreProgress progress, RecordFilter filter) throws IOException {
        for (Topic.Kind kind : List.of(Topic.Kind.LOG, Topic.Kind.TABLE)) {
            try (TopicStore.RecordWriter writing = store.openWriter()) {
                backup.read((name, row) -> {
                    Topic<?> topic = BackupTopics.named(name);
                    if (topic.kind() == kind && progress.lacks(topic, row)) {
                        TopicRecord record = filter.apply(name, row);
                        if (record != null) {
                            writing.write(name, record, restoreId);
                        }
                    }
                });
            }
        }
    }
}
