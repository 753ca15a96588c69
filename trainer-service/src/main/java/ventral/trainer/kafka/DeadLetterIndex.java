package ventral.trainer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import ventral.platform.kafka.TopicReader;

/**
 * Finds the records of one topic that its dead-letter topic holds a copy of, whoever copied them. It connects at the
 * first call, and each later call reads only the letters that were written since, or all of them if the topic was
 * replaced. Not thread-safe.
 */
public final class DeadLetterIndex implements Predicate<ConsumerRecord<String, byte[]>>, TopicReader.RecordListener {

    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    private final TopicReader letters;
    private final Set<CopiedRecord> copied = new HashSet<>();

    /** A record by its position, and by its content, because a topic that was created again counts from 0 again. */
    private record CopiedRecord(
            String partition,
            String offset,
            @Nullable String key,
            @Nullable ByteBuffer value) {}

    /**
     * Creates an index.
     *
     * @param letters name of the dead-letter topic
     * @param consumers creates the consumer, which belongs to no group; called again after a failure to connect
     */
    public DeadLetterIndex(String letters, Supplier<? extends Consumer<String, byte[]>> consumers) {
        this.letters = new TopicReader(letters, consumers);
    }

    /**
     * Reads the letters that were written since the last call, and returns whether one is a copy of the record.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be read, or the topic does not exist
     */
    @Override
    public boolean test(ConsumerRecord<String, byte[]> record) {
        letters.read(this);
        return copied.contains(new CopiedRecord(
                Integer.toString(record.partition()),
                Long.toString(record.offset()),
                record.key(),
                content(record.value())));
    }

    @Override
    public void onRecord(ConsumerRecord<String, byte[]> letter) {
        copied.add(new CopiedRecord(
                header(letter, PARTITION), header(letter, OFFSET), letter.key(), content(letter.value())));
    }

    @Override
    public void onReplaced() {
        copied.clear();
    }

    private static @Nullable ByteBuffer content(byte @Nullable [] value) {
        return value == null ? null : ByteBuffer.wrap(value);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
