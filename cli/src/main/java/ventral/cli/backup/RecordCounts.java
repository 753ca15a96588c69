package ventral.cli.backup;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ventral.contract.topic.Topic;

/** Counts the records of a backup by topic and partition. */
public final class RecordCounts {

    private final Map<String, Map<Integer, Long>> counts = new HashMap<>();

    public void add(String topic, int partition) {
        counts.computeIfAbsent(topic, name -> new HashMap<>()).merge(partition, 1L, Long::sum);
    }

    /** Returns the names of the topics that have records. */
    public Set<String> topics() {
        return Set.copyOf(counts.keySet());
    }

    /** Returns the greatest partition number of a topic's records; -1 if it has none. */
    public int lastPartition(String topic) {
        return counts.getOrDefault(topic, Map.of()).keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
    }

    /** Returns the number of records of each partition that has some. */
    Map<Integer, Long> byPartition(Topic<?> topic) {
        return Map.copyOf(counts.getOrDefault(topic.name(), Map.of()));
    }
}
