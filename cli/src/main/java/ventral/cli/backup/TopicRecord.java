package ventral.cli.backup;

/**
 * A record as it lies in a topic.
 *
 * @param partition where it lies, which is where its name is looked for: the gateway deals runs out over partitions
 * @param timestampMillis when it was written, in milliseconds since 1970
 */
public record TopicRecord(int partition, String key, byte[] value, long timestampMillis) {}
