package ventral.cli;

import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;

/**
 * Samples of the records of one topic.
 *
 * @param key returns the key of the record of a resource by the resource's id
 * @param valid returns a valid record by its key
 * @param unknownEnum sets an enum to a constant of a newer version
 * @param farTimestamp sets a timestamp that no calendar has
 * @param nul sets a string with the character NUL
 */
record TopicSamples<B extends Message.Builder>(
        Topic<?> topic,
        UnaryOperator<String> key,
        Function<String, B> valid,
        Consumer<B> unknownEnum,
        Consumer<B> farTimestamp,
        Consumer<B> nul) {

    private static final int GARBAGE_BYTES = 64;
    private static final int LONG_KEY_LENGTH = 9 << 10;

    /** The most bytes that fit into a record of 8 MiB, beside its key and the headers of its batch. */
    private static final int LARGE_VALUE_BYTES = (8 << 20) - 1024;

    /** Returns a record with this damage. Each has a key of its own, so that none replaces another. */
    ProducerRecord<String, byte[]> damaged(RecordDamage damage) {
        String name = key.apply("damaged-%s-%s".formatted(topic.name(), damage.id()));
        return switch (damage) {
            case NONE -> of(name, bytes(name, sample -> {}));
            case GARBAGE -> of(name, garbage(GARBAGE_BYTES));
            case TRUNCATED -> of(name, withoutLastByte(bytes(name, sample -> {})));
            case UNKNOWN_ENUM -> of(name, bytes(name, unknownEnum));
            case FAR_TIMESTAMP -> of(name, bytes(name, farTimestamp));
            case NUL -> of(name, bytes(name, nul));
            case LONG_KEY -> of(name + "k".repeat(LONG_KEY_LENGTH), bytes(name, sample -> {}));
            case LARGE_VALUE -> of(name, garbage(LARGE_VALUE_BYTES));
            case TOMBSTONE -> of(name, null);
        };
    }

    private ProducerRecord<String, byte[]> of(String name, byte @Nullable [] value) {
        return new ProducerRecord<>(topic.name(), name, value);
    }

    private byte[] bytes(String name, Consumer<B> change) {
        B sample = valid.apply(name);
        change.accept(sample);
        return sample.build().toByteArray();
    }

    private static byte[] withoutLastByte(byte[] message) {
        return Arrays.copyOf(message, message.length - 1);
    }

    private static byte[] garbage(int length) {
        byte[] garbage = new byte[length];
        Arrays.fill(garbage, (byte) -1);
        return garbage;
    }
}
