package ventral.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;

/** Consumes the source topics into one opened ledger. Used by one thread. */
final class SourceTopicConsumer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Interval at which broker and database are checked while no records arrive. */
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();

    private final KafkaConsumer<String, byte[]> consumer;
    private final LedgerWriter writer;
    private final LedgerWriter.OpenedLedger opened;
    private final BatchWriter batches;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;
    private List<String> holes = List.of();
    private long lookedAt = System.nanoTime();

    /** Thrown if the ledger has read records that the topics do not have. */
    static final class LedgerAheadException extends RuntimeException {

        private static final long serialVersionUID = 1;

        LedgerAheadException(String message) {
            super(message);
        }
    }

    /**
     * Seeks to the ledger's offsets.
     *
     * @throws LedgerAheadException if the topics are not those that the ledger was read from
     */
    SourceTopicConsumer(
            Map<String, Object> kafka, LedgerWriter writer, LedgerWriter.OpenedLedger opened, DeadLetters dead) {
        this.consumer = new KafkaConsumer<>(kafka);
        this.writer = writer;
        this.opened = opened;
        this.batches = new BatchWriter(writer, dead::put);
        try {
            this.partitions = SourceTopics.all().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            this.ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions).forEach(this::seek);
            this.holes = writer.holes(opened.incarnation());
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void seek(TopicPartition partition, long beginning) {
        long next = opened.next().getOrDefault(new LedgerEntry.Partition(partition.topic(), partition.partition()), 0L);
        long end = ends.getOrDefault(partition, 0L);
        if (next > end) {
            throw new LedgerAheadException(
                    "the ledger has read %s up to offset %d, but the topic ends at %d: the broker lost records or was replaced"
                            .formatted(partition, next, end));
        }
        consumer.seek(partition, Math.max(next, beginning));
    }

    boolean isCaughtUp() {
        return recordLag() == 0;
    }

    /**
     * Returns the approximate number of records that existed at the start and are not read yet: some offsets hold no
     * record any more.
     */
    long recordLag() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Returns the offset of the next record of every partition. */
    Map<TopicPartition, Long> next() {
        Map<TopicPartition, Long> next = new HashMap<>();
        partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
        return next;
    }

    /** Returns the holes as of the last {@link #poll}. */
    List<String> holes() {
        return holes;
    }

    /**
     * Polls for records and writes them into the ledger.
     *
     * @throws LedgerWriter.LedgerReplacedException if the ledger has been replaced by another
     */
    List<LedgerEntry> poll() {
        List<ConsumerRecord<String, byte[]>> rows = new ArrayList<>();
        consumer.poll(POLL).forEach(rows::add);
        List<LedgerEntry> entries = List.of();
        if (!rows.isEmpty()) {
            entries = batches.write(opened.incarnation(), rows);
            if (!holes.isEmpty()
                    || entries.stream().anyMatch(entry -> entry.change() instanceof Change.UnreadableRecord)) {
                holes = writer.holes(opened.incarnation());
            }
        } else if (System.nanoTime() - lookedAt > LOOK_NANOS) {
            consumer.endOffsets(partitions);
            holes = writer.holes(opened.incarnation());
            lookedAt = System.nanoTime();
        }
        return entries;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
