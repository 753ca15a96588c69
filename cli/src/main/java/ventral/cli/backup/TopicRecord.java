package ventral.cli.backup;

/**
 * A record of a topic.
 *
 * @param partition partition of the record, which readers depend on: the gateway spreads runs over partitions
 * @param timestampMillis time of writing, in milliseconds since 1970
 */
public record TopicRecord(int partition, String key, byte[] value, long timestampMillis) {}
