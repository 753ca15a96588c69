package ventral.contract.topic;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Map;
import java.util.function.Function;

/**
 * A topic and what its records are.
 *
 * @param name the topic's name on the broker
 * @param partitionCount partitions that it is made with
 * @param key a record's key: the resource name of what the record is about
 * @param parser of the record's value, protobuf
 */
public record Topic<T extends Message>(
        String name, Kind kind, int partitionCount, Function<T, String> key, Parser<T> parser) {

    /** What a topic's records are to one another. */
    public enum Kind {
        /** The last value of a key replaces those before it; the whole can be read again from offset 0. */
        TABLE,
        /** Every record counts, in the order of its partition. */
        LOG
    }

    /** A record's value on the wire. */
    public byte[] encode(T value) {
        return value.toByteArray();
    }

    /** @throws InvalidProtocolBufferException if the bytes are no such record */
    public T decode(byte[] bytes) throws InvalidProtocolBufferException {
        return parser.parseFrom(bytes);
    }

    /** Where a record goes that cannot be decoded. */
    public String deadLetterName() {
        return name + ".dead";
    }

    /** The topic of {@link #deadLetterName}: a log, whose records are of any form. */
    public Topic<T> deadLetters() {
        return new Topic<>(deadLetterName(), Kind.LOG, 1, key, parser);
    }

    /** Settings that the topic is made with, as the broker names them. */
    public Map<String, String> settings() {
        return switch (kind) {
            case TABLE -> Map.of("cleanup.policy", "compact", "max.message.bytes", MAX_RECORD_BYTES);
            case LOG -> Map.of("cleanup.policy", "delete", "retention.ms", "-1", "max.message.bytes", MAX_RECORD_BYTES);
        };
    }

    private static final String MAX_RECORD_BYTES = Integer.toString(8 << 20);
}
