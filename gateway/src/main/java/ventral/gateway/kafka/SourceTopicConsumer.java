package ventral.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.platform.tracing.Tracer;

/**
 * Consumes the source topics into one opened ledger. Used by one thread.
 *
 * <p>A position is only valid in the log in which it was reached. A log that was made anew is known by the id of its
 * topic. A log that lost its end and was written on is known by the leader epoch of the record before the position: the
 * consumer asks the broker where that epoch ends. It does so before it fetches, so every method but {@link #holes} may
 * throw {@link LogTruncationException}.
 */
final class SourceTopicConsumer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Interval at which topics, broker and database are checked. */
    private static final long CHECK_NANOS = Duration.ofSeconds(2).toNanos();

    private final Consumer<String, byte[]> consumer;
    private final Supplier<Map<String, UUID>> topicIds;
    private final LedgerWriter writer;
    private final LedgerWriter.OpenedLedger opened;
    private final BatchWriter batches;
    private final Map<String, UUID> readTopicIds;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;
    private Map<TopicPartition, Long> latestEnds;
    private List<String> holes = List.of();
    private long checkedAt = System.nanoTime();
    private Tracer tracer = Tracer.NONE;

    /** Thrown if the ledger has read records that the topics do not have. */
    static final class DivergedLedgerException extends RuntimeException {

        private static final long serialVersionUID = 1;

        DivergedLedgerException(String message) {
            super(message);
        }
    }

    /**
     * Seeks to the ledger's positions.
     *
     * @param consumer closed with this consumer; without a policy to reset offsets
     * @param topicIds reads the present ids of the source topics, see {@link SourceTopicIds#read}
     * @throws DivergedLedgerException if the topics are not those that the ledger was read from
     */
    SourceTopicConsumer(
            Consumer<String, byte[]> consumer,
            Supplier<Map<String, UUID>> topicIds,
            LedgerWriter writer,
            LedgerWriter.OpenedLedger opened,
            BatchWriter batches) {
        this.consumer = consumer;
        this.topicIds = topicIds;
        this.writer = writer;
        this.opened = opened;
        this.batches = batches;
        try {
            this.readTopicIds = topicIds.get();
            checkTopicIds(opened.topicIds(), readTopicIds);
            this.partitions = SourceTopics.all().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            this.ends = consumer.endOffsets(partitions);
            this.latestEnds = ends;
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions).forEach(this::seek);
            if (!readTopicIds.equals(opened.topicIds())) {
                writer.setTopicIds(opened.incarnation(), readTopicIds);
            }
            this.holes = writer.holes(opened.incarnation());
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static void checkTopicIds(Map<String, UUID> read, Map<String, UUID> present) {
        present.forEach((topic, id) -> {
            UUID former = read.get(topic);
            if (former != null && !former.equals(id)) {
                throw new DivergedLedgerException(
                        "the ledger was read from the topic %s with the id %s, but the broker's has the id %s: it was deleted and made again"
                                .formatted(topic, former, id));
            }
        });
    }

    private void seek(TopicPartition partition, long beginning) {
        LedgerWriter.ReadPosition read =
                opened.positions().get(new LedgerEntry.Partition(partition.topic(), partition.partition()));
        if (read == null) {
            consumer.seek(partition, beginning);
            return;
        }
        long end = ends.getOrDefault(partition, 0L);
        if (read.next() > end) {
            throw new DivergedLedgerException(
                    "the ledger has read %s up to offset %d, but the topic ends at %d: the broker lost records or was replaced"
                            .formatted(partition, read.next(), end));
        }
        Integer leaderEpoch = read.leaderEpoch();
        if (leaderEpoch == null || read.next() < beginning) {
            consumer.seek(partition, Math.max(read.next(), beginning));
        } else {
            consumer.seek(partition, new OffsetAndMetadata(read.next(), Optional.of(leaderEpoch), ""));
        }
    }

    /** Records the writes from now on. Those that fill an empty ledger were recorded when they were first read. */
    void recordTraces(Tracer recorder) {
        tracer = recorder;
    }

    boolean isCaughtUp() {
        return recordsLeft() == 0;
    }

    /**
     * Returns the approximate number of records that existed at the start and are not read yet: some offsets hold no
     * record any more.
     */
    long recordsLeft() {
        return recordsUpTo(ends);
    }

    /** Returns the approximate number of records that existed at the last check of the broker and are not read yet. */
    long recordLag() {
        return recordsUpTo(latestEnds);
    }

    private long recordsUpTo(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
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
     * @throws DivergedLedgerException if a topic has been deleted and made again
     * @throws LedgerWriter.LedgerReplacedException if the ledger has been replaced by another
     */
    List<LedgerEntry> poll() {
        if (System.nanoTime() - checkedAt > CHECK_NANOS) {
            check();
            checkedAt = System.nanoTime();
        }
        List<ConsumerRecord<String, byte[]>> rows = new ArrayList<>();
        consumer.poll(POLL).forEach(rows::add);
        if (rows.isEmpty()) {
            return List.of();
        }
        List<LedgerEntry> entries = write(rows);
        if (!holes.isEmpty() || entries.stream().anyMatch(entry -> entry.change() instanceof Change.UnreadableRecord)) {
            holes = writer.holes(opened.incarnation());
        }
        return entries;
    }

    private List<LedgerEntry> write(List<ConsumerRecord<String, byte[]>> rows) {
        try (LedgerWriteSpans spans = LedgerWriteSpans.start(tracer, rows)) {
            try {
                return batches.write(opened.incarnation(), rows);
            } catch (RuntimeException e) {
                spans.fail(e);
                throw e;
            }
        }
    }

    private void check() {
        checkTopicIds(readTopicIds, topicIds.get());
        latestEnds = consumer.endOffsets(partitions);
        holes = writer.holes(opened.incarnation());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
