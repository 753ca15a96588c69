package ventral.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;
import ventral.platform.tracing.TraceParent;

/**
 * Searches an image log for one batch. Batch b is in partition b mod P, at offset b div P, or at a later offset if
 * batches before it are in the log twice. For one thread, which owns the consumer.
 */
public final class BatchSearch {

    private final Consumer<String, byte[]> consumer;
    private final Topic<ImageBatch> topic;
    private final long wanted;
    private @Nullable TraceParent trace;

    private BatchSearch(Consumer<String, byte[]> consumer, Topic<ImageBatch> topic, long wanted) {
        this.consumer = consumer;
        this.topic = topic;
        this.wanted = wanted;
    }

    /**
     * Starts a search. Assigns the batch's partition to the consumer, in place of the consumer's present assignment.
     */
    public static BatchSearch begin(Consumer<String, byte[]> consumer, Topic<ImageBatch> topic, long batch) {
        BatchSearch search = new BatchSearch(consumer, topic, batch);
        consumer.assign(List.of(search.partition()));
        consumer.seek(search.partition(), batch / topic.partitionCount());
        return search;
    }

    /** Returns the partition that holds the batch. */
    public TopicPartition partition() {
        return new TopicPartition(topic.name(), ImageBatchPartition.of(wanted, topic.partitionCount()));
    }

    /** Returns the span that the batch's record names; null if it names none or the batch is not found yet. */
    public @Nullable TraceParent trace() {
        return trace;
    }

    /**
     * Polls once for records. The batch is not in the log yet while the consumer's position is its partition's end.
     *
     * @return the batch, once it is found
     * @throws DamagedStreamException if later batches follow where the batch should be, or a record cannot be decoded
     */
    public Optional<ImageBatch> poll(Duration moment) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(moment)) {
            ImageBatch batch = ImageRecordDecoder.decode(topic, record.partition(), record.offset(), record.value());
            long missing = wanted - batch.getBatchIndex();
            if (missing == 0) {
                trace = TraceHeader.get(record.headers());
                return Optional.of(batch);
            }
            if (missing < 0) {
                throw new DamagedStreamException(
                        "%s has a gap: found batch %d instead of batch %d at offset %d of partition %d; delete the stream and create it again from the same spec"
                                .formatted(
                                        topic.name(),
                                        batch.getBatchIndex(),
                                        wanted,
                                        record.offset(),
                                        record.partition()));
            }
            // every batch in between takes up at least one record
            consumer.seek(partition(), record.offset() + missing / topic.partitionCount());
        }
        return Optional.empty();
    }
}
