package ventral.trainer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of one topic that its dead-letter topic holds a copy of, whoever copied them. It connects at the
 * first call, and each later call reads only the letters that were written since. Not thread-safe.
 */
public final class DeadLetterIndex implements Predicate<ConsumerRecord<String, byte[]>> {

    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    private static final Duration POLL = Duration.ofMillis(500);

    private final String letters;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final Set<CopiedRecord> copied = new HashSet<>();
    private @Nullable Consumer<String, byte[]> consumer;

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
     * @param consumers creates the consumer, which belongs to no group; called once
     */
    public DeadLetterIndex(String letters, Supplier<? extends Consumer<String, byte[]>> consumers) {
        this.letters = letters;
        this.consumers = consumers;
    }

    /**
     * Reads the letters that were written since the last call, and returns whether one is a copy of the record.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be read
     */
    @Override
    public boolean test(ConsumerRecord<String, byte[]> record) {
        Consumer<String, byte[]> reader = consumer();
        Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(this::add);
        }
        return copied.contains(new CopiedRecord(
                Integer.toString(record.partition()),
                Long.toString(record.offset()),
                record.key(),
                content(record.value())));
    }

    private Consumer<String, byte[]> consumer() {
        if (consumer != null) {
            return consumer;
        }
        Consumer<String, byte[]> created = consumers.get();
        try {
            List<TopicPartition> partitions = created.partitionsFor(letters).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            created.assign(partitions);
            created.seekToBeginning(partitions);
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
        consumer = created;
        return created;
    }

    private void add(ConsumerRecord<String, byte[]> letter) {
        copied.add(new CopiedRecord(
                header(letter, PARTITION), header(letter, OFFSET), letter.key(), content(letter.value())));
    }

    private static @Nullable ByteBuffer content(byte @Nullable [] value) {
        return value == null ? null : ByteBuffer.wrap(value);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
