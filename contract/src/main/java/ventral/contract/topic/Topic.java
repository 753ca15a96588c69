package ventral.contract.topic;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Describes a topic and its records.
 *
 * @param name the topic's name on the broker
 * @param partitionCount number of partitions at creation
 * @param key function that returns a record's key: the resource name of the record's subject
 * @param parser parser of a record's value, a protobuf message
 */
public record Topic<T extends Message>(
        String name, Kind kind, int partitionCount, Function<T, String> key, Parser<T> parser) {

    /** The kind of a topic, which decides how its records relate to one another. */
    public enum Kind {
        /**
         * A compacted topic: the last value of a key replaces earlier ones. The whole table can be read again from
         * offset 0.
         */
        TABLE,
        /** A topic that keeps every record, in the order of its partition. */
        LOG,
        /** A log of records of another topic that could not be decoded or stored, with headers that state the cause. */
        DEAD_LETTERS
    }

    /** Encodes a record's value. */
    public byte[] encode(T value) {
        return value.toByteArray();
    }

    /**
     * Decodes a record's value.
     *
     * @throws InvalidProtocolBufferException if the bytes are not a message of this type
     */
    public T decode(byte[] bytes) throws InvalidProtocolBufferException {
        return parser.parseFrom(bytes);
    }

    /** Returns the name of the topic that receives records that cannot be decoded. */
    public String deadLetterName() {
        return name + ".dead";
    }

    /** Returns the topic of {@link #deadLetterName}, whose records are of any form. */
    public Topic<T> deadLetters() {
        return new Topic<>(deadLetterName(), Kind.DEAD_LETTERS, 1, key, parser);
    }

    /**
     * Returns the topic's settings, under the broker's names. A table's segments are small and are closed each day, so
     * that old values are compacted away, and deletions stay for a reader that is down for up to 30 days. A log is
     * flushed to disk as the operating system does it, also where the broker flushes each record of a table.
     */
    public Map<String, String> settings() {
        return switch (kind) {
            case TABLE ->
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "max.message.bytes",
                        MAX_RECORD_BYTES,
                        "segment.bytes",
                        Integer.toString(64 << 20),
                        "segment.ms",
                        Long.toString(Duration.ofDays(1).toMillis()),
                        "delete.retention.ms",
                        Long.toString(Duration.ofDays(30).toMillis()),
                        "min.cleanable.dirty.ratio",
                        "0.2");
            case LOG -> keptForever(MAX_RECORD_BYTES);
            case DEAD_LETTERS -> keptForever(MAX_DEAD_LETTER_BYTES);
        };
    }

    private static Map<String, String> keptForever(String maxRecordBytes) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                "-1",
                "max.message.bytes",
                maxRecordBytes,
                "flush.messages",
                Long.toString(Long.MAX_VALUE));
    }

    private static final String MAX_RECORD_BYTES = Integer.toString(8 << 20);

    /** A dead letter is a record of any allowed size and the headers that state its cause. */
    private static final String MAX_DEAD_LETTER_BYTES = Integer.toString(9 << 20);
}
