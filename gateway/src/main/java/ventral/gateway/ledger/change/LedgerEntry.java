package ventral.gateway.ledger.change;

import org.jspecify.annotations.Nullable;

/**
 * One decoded record of a topic.
 *
 * @param place position of the record
 * @param key the record's key, the name of the resource that it describes; empty if it has none
 */
public record LedgerEntry(RecordPosition place, String key, Change change) {

    /**
     * The position of a record.
     *
     * @param offset offset of the record in its partition
     * @param leaderEpoch epoch of the leader that appended the record; null if the record does not state it
     */
    public record RecordPosition(
            Partition partition, long offset, @Nullable Integer leaderEpoch) {}

    /**
     * A partition of a topic.
     *
     * @param topic the topic's name on the broker
     */
    public record Partition(String topic, int number) {
        @Override
        public String toString() {
            return topic + "-" + number;
        }
    }
}
