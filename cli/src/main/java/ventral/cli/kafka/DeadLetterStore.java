package ventral.cli.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;

/**
 * Reads dead letters, and writes to the tables that they came from. Every call throws {@link KafkaException} if the
 * broker cannot be reached.
 */
public final class DeadLetterStore {

    private final TopicStore store;

    public DeadLetterStore(TopicStore store) {
        this.store = store;
    }

    /** The key of a table and the partition that holds it. */
    private record TableKey(int partition, @Nullable String key) {}

    /** Returns every letter of a table, in order of writing. */
    public List<DeadLetterRecord> all(Topic<?> table) throws IOException {
        List<DeadLetterRecord> letters = new ArrayList<>();
        if (store.names().contains(table.deadLetterName())) {
            store.each(table.deadLetterName(), row -> letters.add(letter(table, row)));
        }
        return letters;
    }

    /**
     * Returns the letters whose record is still the last of its key, so that the table lacks the key's value. Of several
     * letters of one record, it returns the last.
     */
    public List<DeadLetterRecord> open(Topic<?> table) throws IOException {
        List<DeadLetterRecord> letters = all(table);
        if (letters.isEmpty()) {
            return letters;
        }
        Map<TableKey, Long> last = new HashMap<>();
        store.each(table.name(), row -> last.put(new TableKey(row.partition(), row.key()), row.offset()));
        List<DeadLetterRecord> open = new ArrayList<>();
        for (DeadLetterRecord letter : letters) {
            Long offset = last.get(new TableKey(letter.sourcePartition(), letter.key()));
            if (offset != null && offset == letter.sourceOffset()) {
                open.removeIf(letter::isOfSameRecord);
                open.add(letter);
            }
        }
        return open;
    }

    /** Returns whether the letter's record is still the last of its key. */
    public boolean isOpen(DeadLetterRecord letter) throws IOException {
        return open(letter.table()).stream().anyMatch(letter::isOfSameRecord);
    }

    /** Writes the letter's record to its table again. */
    public void replay(DeadLetterRecord letter) {
        write(letter, Objects.requireNonNull(letter.value(), "the record has no value"));
    }

    /** Deletes the key of the letter's record from its table. */
    public void deleteKey(DeadLetterRecord letter) {
        write(letter, null);
    }

    private void write(DeadLetterRecord letter, byte @Nullable [] value) {
        try (TopicStore.RecordWriter writer = store.openWriter()) {
            writer.write(new ProducerRecord<>(letter.table().name(), letter.sourcePartition(), letter.key(), value));
        }
    }

    private static DeadLetterRecord letter(Topic<?> table, ConsumerRecord<String, byte[]> row) {
        // A gateway states one cause. The other services state the message of the exception as the reason, and the
        // message of the exception's cause.
        String cause = header(row, "dead-letter-reason", header(row, "dead-letter-cause", "not stated"));
        return new DeadLetterRecord(
                table,
                row.offset(),
                row.key(),
                row.value(),
                (int) number(row, "dead-letter-partition"),
                number(row, "dead-letter-offset"),
                cause,
                row.timestamp());
    }

    /** Returns the number in a header; -1 if the header is absent or not a number. */
    private static long number(ConsumerRecord<String, byte[]> row, String name) {
        try {
            return Long.parseLong(header(row, name, "-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> row, String name, String absent) {
        Header header = row.headers().lastHeader(name);
        return header == null || header.value() == null ? absent : new String(header.value(), StandardCharsets.UTF_8);
    }
}
