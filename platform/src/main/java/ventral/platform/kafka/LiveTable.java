package ventral.platform.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.contract.topic.Topic;
import ventral.platform.kafka.TableRows.HeldRow;

/**
 * Holds the rows of a compacted topic in memory. The first {@link #refresh} reads the topic from its start; each later
 * one reads only the records that were appended since. A record that cannot be decoded, or that the table's rules
 * refuse, is skipped and reported, and the row keeps its former value. A record that is lower, in the order of the
 * rules, than the row held does not replace it; {@link #restore} then writes the row held again. Safe for use by several
 * threads.
 *
 * @param <T> type of the rows
 */
public final class LiveTable<T extends Message> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTable.class);

    /** Number of records that may be unacknowledged; emitters of a channel buffer 128 by default. */
    private static final int UNACKNOWLEDGED = 100;

    private final Topic<T> topic;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final TopicReader reader;
    private final RecordSender sender;
    private final UndecodableRecordListener undecodable;
    private final TableRules<T> rules;

    private final TableRows<T> rows;

    private final TopicReader.RecordListener listener = new TopicReader.RecordListener() {

        @Override
        public void onRecord(ConsumerRecord<String, byte[]> record) {
            apply(record);
        }

        @Override
        public void onReplaced() {
            rows.clear();
        }
    };

    /** Sends a record to the table's topic. */
    public interface RecordSender {

        /**
         * Sends a record.
         *
         * @param value null to delete the row
         * @return completes when the broker has acknowledged the record, with its position if that is known
         */
        CompletionStage<@Nullable RecordPosition> send(String key, byte @Nullable [] value);
    }

    /** Is notified of records that cannot be decoded. */
    public interface UndecodableRecordListener {

        void onUndecodable(ConsumerRecord<String, byte[]> record, String cause);
    }

    /**
     * Creates a table of the last rows. It connects at the first {@link #refresh}.
     *
     * @param consumers creates the consumer, which belongs to no group; called again after a failure to connect
     */
    public LiveTable(
            Topic<T> topic,
            Supplier<? extends Consumer<String, byte[]>> consumers,
            RecordSender sender,
            UndecodableRecordListener undecodable) {
        this(topic, consumers, sender, undecodable, TableRules.lastRow());
    }

    /**
     * Creates a table. It connects at the first {@link #refresh}.
     *
     * @param consumers creates the consumer, which belongs to no group; called again after a failure to connect
     */
    public LiveTable(
            Topic<T> topic,
            Supplier<? extends Consumer<String, byte[]>> consumers,
            RecordSender sender,
            UndecodableRecordListener undecodable,
            TableRules<T> rules) {
        this.topic = topic;
        this.consumers = consumers;
        this.reader = new TopicReader(topic.name(), consumers);
        this.sender = sender;
        this.undecodable = undecodable;
        this.rules = rules;
        this.rows = new TableRows<>(rules);
    }

    /**
     * Reads every record that was in the topic when the call began.
     *
     * @throws KafkaException if the broker cannot be read; the rows that were read so far remain
     */
    public synchronized void refresh() {
        reader.read(listener);
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            rows.set(record.key(), null, null);
            return;
        }
        try {
            T row = topic.decode(record.value());
            rules.check().check(row);
            rows.set(record.key(), row, RecordPosition.of(record));
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            report(record, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Notifies the listener. Its failure must not cost the records that were read with this one. */
    private void report(ConsumerRecord<String, byte[]> record, String cause) {
        try {
            undecodable.onUndecodable(record, cause);
        } catch (RuntimeException e) {
            LOG.error("offset {} of {} cannot be decoded and was not reported", record.offset(), record.topic(), e);
        }
    }

    /** Returns a row as of the last {@link #refresh} or {@link #put}. */
    public synchronized Optional<T> get(String key) {
        return Optional.ofNullable(rows.find(key)).map(HeldRow::row);
    }

    /**
     * Reads a row from the topic again, whole, where the table holds only a part of it.
     *
     * @return empty if the last {@link #refresh} has read no such row, or its record was compacted since
     * @throws KafkaException if the broker cannot be read
     */
    public Optional<T> readWhole(String key) throws InvalidProtocolBufferException {
        RecordPosition position = position(key);
        if (position == null) {
            return Optional.empty();
        }
        Optional<ConsumerRecord<String, byte[]>> record;
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            record = RecordReader.read(consumer, topic.name(), position);
        }
        // a topic that was replaced since may have another record there
        byte[] value = record.filter(found -> key.equals(found.key()))
                .map(ConsumerRecord::value)
                .orElse(null);
        return value == null ? Optional.empty() : Optional.of(topic.decode(value));
    }

    private synchronized @Nullable RecordPosition position(String key) {
        HeldRow<T> held = rows.find(key);
        return held == null ? null : held.position();
    }

    /** Returns the rows that match, in the order in which they were last written. */
    public synchronized List<T> rows(Predicate<? super T> filter) {
        return rows.list(filter);
    }

    /** Writes a row; returns after the broker has acknowledged it. */
    public void put(T row) {
        putAll(List.of(row));
    }

    /** Writes rows; returns after the broker has acknowledged all of them. Sends up to 100 before it waits. */
    public void putAll(Collection<T> rows) {
        Map<String, @Nullable T> written = new LinkedHashMap<>();
        rows.forEach(row -> written.put(topic.key().apply(row), row));
        write(written);
    }

    /**
     * Writes rows again after which a lower one was read or put, so that the topic ends with the higher one. Rows that
     * several tables restore at once are the same row.
     *
     * @param keys keys whose rows are restored
     * @return keys of the rows that were written; the broker has acknowledged them
     */
    public List<String> restore(Predicate<String> keys) {
        List<String> restored = new ArrayList<>();
        overwritten().forEach((key, row) -> {
            if (keys.test(key) && isOverwritten(key, row)) {
                put(row);
                restored.add(key);
            }
        });
        return restored;
    }

    private synchronized Map<String, T> overwritten() {
        return rows.overwritten();
    }

    private synchronized boolean isOverwritten(String key, T row) {
        return rows.isOverwritten(key, row);
    }

    /** Deletes a row; returns after the broker has acknowledged it. */
    public void delete(String key) {
        deleteAll(List.of(key));
    }

    /** Deletes rows; returns after the broker has acknowledged all of them. Sends up to 100 before it waits. */
    public void deleteAll(Collection<String> keys) {
        Map<String, @Nullable T> written = new LinkedHashMap<>();
        keys.forEach(key -> written.put(key, null));
        write(written);
    }

    private void write(Map<String, @Nullable T> written) {
        List<String> keys = List.copyOf(written.keySet());
        for (int start = 0; start < keys.size(); start += UNACKNOWLEDGED) {
            List<String> part = keys.subList(start, Math.min(start + UNACKNOWLEDGED, keys.size()));
            List<CompletableFuture<@Nullable RecordPosition>> acknowledgements =
                    part.stream().map(key -> send(key, written.get(key))).toList();
            CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture<?>[]::new))
                    .join();
            synchronized (this) {
                for (int i = 0; i < part.size(); i++) {
                    acknowledge(
                            part.get(i),
                            written.get(part.get(i)),
                            acknowledgements.get(i).join());
                }
            }
        }
    }

    /** Sets a row that was written, unless its record was read before it was acknowledged: later ones may have been, too. */
    private void acknowledge(String key, @Nullable T row, @Nullable RecordPosition position) {
        if (position == null || !reader.hasRead(position)) {
            rows.set(key, row, position);
        }
    }

    private CompletableFuture<@Nullable RecordPosition> send(String key, @Nullable T row) {
        return sender.send(key, row == null ? null : topic.encode(row)).toCompletableFuture();
    }

    @Override
    public synchronized void close() {
        reader.close();
        rows.clear();
    }
}
