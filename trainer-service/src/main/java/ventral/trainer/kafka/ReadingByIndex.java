package ventral.trainer.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;
import ventral.trainer.run.DamagedStreamException;

/**
 * Reads some batches in an order of their own, each by a seek. Batch b lies in partition b mod P, at offset b div P or, if
 * batches before it lie there twice, later.
 */
final class ReadingByIndex implements LogReading {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<ImageBatch> topic;
    private final PrimitiveIterator.OfLong batches;
    private OptionalLong wanted = OptionalLong.empty();

    ReadingByIndex(Topic<ImageBatch> topic, PrimitiveIterator.OfLong batches) {
        this.topic = topic;
        this.batches = batches;
    }

    @Override
    public List<ImageBatch> poll(Consumer<String, byte[]> consumer) {
        if (wanted.isEmpty()) {
            if (!batches.hasNext()) {
                consumer.pause(consumer.assignment());
                consumer.poll(POLL);
                return List.of();
            }
            wanted = OptionalLong.of(batches.nextLong());
            TopicPartition partition = partition();
            consumer.assign(List.of(partition));
            consumer.seek(partition, wanted.getAsLong() / topic.partitionCount());
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            ImageBatch batch = decoded(record);
            long missing = wanted.getAsLong() - batch.getBatchIndex();
            if (missing == 0) {
                wanted = OptionalLong.empty();
                return List.of(batch);
            }
            if (missing < 0) {
                throw new DamagedStreamException(
                        "%s has a gap: batch %d lies where %d was due, at offset %d of partition %d; delete the stream and make it again from the same spec"
                                .formatted(
                                        topic.name(),
                                        batch.getBatchIndex(),
                                        wanted.getAsLong(),
                                        record.offset(),
                                        record.partition()));
            }
            // every batch between takes up at least one record
            consumer.seek(partition(), record.offset() + missing / topic.partitionCount());
        }
        return List.of();
    }

    private TopicPartition partition() {
        return new TopicPartition(topic.name(), (int) (wanted.orElseThrow() % topic.partitionCount()));
    }

    private ImageBatch decoded(ConsumerRecord<String, byte[]> record) {
        try {
            return topic.decode(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedStreamException(
                    "offset %d of partition %d of %s is no image batch"
                            .formatted(record.offset(), record.partition(), topic.name()),
                    e);
        }
    }

    @Override
    public int fetchBytes() {
        return 1; // what follows a batch in the log is not what follows it here
    }
}
