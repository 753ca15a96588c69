package ventral.cli.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the last record of each key in two passes over a topic, and holds only keys and offsets in memory. The first
 * pass adds every record; later passes take one record of each key that is left.
 */
final class LatestOffsets {

    private final Map<String, Position> last = new HashMap<>();

    private record Position(int partition, long offset) {}

    /** Adds a record of the first pass. A record without a value removes its key; one without a key is ignored. */
    void add(ConsumerRecord<String, ?> row) {
        if (row.key() == null) {
            return;
        }
        if (row.value() == null) {
            last.remove(row.key());
        } else {
            last.put(row.key(), new Position(row.partition(), row.offset()));
        }
    }

    /**
     * Returns true for the last record of a key, or for the next one after it if compaction has removed that meanwhile.
     * Returns false for every other record, and if the key has been deleted meanwhile.
     */
    boolean take(ConsumerRecord<String, ?> row) {
        Position position = last.get(row.key());
        if (position == null || position.partition() != row.partition() || row.offset() < position.offset()) {
            return false;
        }
        last.remove(row.key());
        return row.value() != null;
    }

    /** Returns true if a record of every key was taken. */
    boolean isEmpty() {
        return last.isEmpty();
    }
}
