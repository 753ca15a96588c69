package ventral.gateway.ledger;

/**
 * One record of a topic, read.
 *
 * @param place where the record lies
 * @param key the record's key, the resource name that it is about; empty if it has none
 */
public record Entry(Place place, String key, Change change) {

    /** @param offset of the record in its partition */
    public record Place(Partition partition, long offset) {}

    /** @param topic the topic's name on the broker */
    public record Partition(String topic, int number) {
        @Override
        public String toString() {
            return topic + "-" + number;
        }
    }
}
