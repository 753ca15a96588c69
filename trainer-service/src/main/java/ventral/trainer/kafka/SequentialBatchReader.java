package ventral.trainer.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;
import ventral.platform.kafka.TraceHeader;

/** Reads all batches from a given one on, and waits for those that are not in the log yet. */
final class SequentialBatchReader implements BatchReader {

    private static final int HELD_AT_MOST = 4;
    private static final int FETCH_BYTES = 4 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private final List<TopicPartition> partitions;
    private final PartitionMerger merger;
    private boolean assigned;

    SequentialBatchReader(Topic<ImageBatch> topic, long firstBatch) {
        this.partitions = IntStream.range(0, topic.partitionCount())
                .mapToObj(p -> new TopicPartition(topic.name(), p))
                .toList();
        this.merger = new PartitionMerger(topic, firstBatch);
    }

    @Override
    public List<StoredBatch> poll(Consumer<String, byte[]> consumer) {
        if (!assigned) {
            consumer.assign(partitions);
            partitions.forEach(p -> consumer.seek(p, merger.startOffset(p.partition())));
            assigned = true;
        }
        // pause partitions that are far ahead of the others
        consumer.resume(partitions);
        consumer.pause(partitions.stream()
                .filter(p -> merger.held(p.partition()) >= HELD_AT_MOST)
                .toList());
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            merger.take(record.partition(), record.offset(), record.value(), TraceHeader.get(record.headers()));
        }
        List<StoredBatch> due = new ArrayList<>();
        for (StoredBatch batch = merger.next(); batch != null; batch = merger.next()) {
            due.add(batch);
        }
        return due;
    }

    @Override
    public int fetchBytes() {
        return FETCH_BYTES;
    }
}
