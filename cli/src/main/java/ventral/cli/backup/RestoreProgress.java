package ventral.cli.backup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;

/**
 * Finds which records of a backup a broker lacks, so that an interrupted restore can be continued without writing a
 * record twice. Restored records carry the id of their restore; all records of other origin were written by services
 * while the restore ran, and are kept.
 */
public final class RestoreProgress {

    private final String restoreId;
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<LogPartition, Long> restoredCounts = new HashMap<>();
    private final Set<String> otherLogs = new HashSet<>();
    private boolean begun;

    private record LogPartition(String topic, int partition) {}

    /**
     * Creates the progress of a restore into an empty broker.
     *
     * @param restoreId id of the restore: the SHA-256 of the backup
     */
    public RestoreProgress(String restoreId) {
        this.restoreId = restoreId;
    }

    /**
     * Adds a record that the broker holds, deletions included.
     *
     * @param key null if the record has none
     * @param restoreId id of the restore that wrote the record; null if a service wrote it
     */
    public void add(Topic<?> topic, int partition, @Nullable String key, @Nullable String restoreId) {
        boolean restored = this.restoreId.equals(restoreId);
        begun |= restored;
        if (topic.kind() != Topic.Kind.TABLE) {
            if (restored) {
                restoredCounts.merge(new LogPartition(topic.name(), partition), 1L, Long::sum);
            } else {
                otherLogs.add(topic.name());
            }
        } else if (key != null) {
            keys.computeIfAbsent(topic.name(), name -> new HashSet<>()).add(key);
        }
    }

    /** Returns true if a restore of this backup has written a record. */
    public boolean hasBegun() {
        return begun;
    }

    /**
     * Returns true if the topic is a log that lacks records of the backup and has records that this restore did not
     * write: what is lacking would come after those. A log that has all records of the backup is complete, and a renderer
     * may have continued it.
     *
     * @param backup counts of the backup's records
     */
    public boolean isInterleaved(Topic<?> log, RecordCounts backup) {
        return otherLogs.contains(log.name())
                && backup.byPartition(log).entrySet().stream()
                        .anyMatch(partition -> restoredCount(log, partition.getKey()) < partition.getValue());
    }

    private long restoredCount(Topic<?> log, int partition) {
        return restoredCounts.getOrDefault(new LogPartition(log.name(), partition), 0L);
    }

    /**
     * Returns true if the broker lacks a record of the backup. A table lacks a record if it has none of its key, not
     * even a deletion. A log is restored in the order of the backup, so a partition that holds n records lacks those
     * after the first n.
     *
     * <p>Call it once for every record of the backup, in the order of the backup.
     */
    public boolean lacks(Topic<?> topic, TopicRecord row) {
        if (topic.kind() == Topic.Kind.TABLE) {
            return !keys.getOrDefault(topic.name(), Set.of()).contains(row.key());
        }
        LogPartition partition = new LogPartition(topic.name(), row.partition());
        long restored = restoredCounts.getOrDefault(partition, 0L);
        restoredCounts.put(partition, Math.max(0, restored - 1));
        return restored == 0;
    }
}
