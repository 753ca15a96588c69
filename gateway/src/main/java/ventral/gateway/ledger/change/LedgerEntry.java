package ventral.gateway.ledger.change;

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
     */
    public record RecordPosition(Partition partition, long offset) {}

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
