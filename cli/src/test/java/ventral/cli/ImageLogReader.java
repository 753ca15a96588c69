package ventral.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;

/** Reads a stream's image log as its consumers do. */
final class ImageLogReader {

    private ImageLogReader() {}

    /**
     * Returns every batch by its index, without the stream's name.
     *
     * @throws AssertionError if a partition has a gap, or two copies of a batch differ
     */
    static SortedMap<Long, ImageBatch> read(Ports ports, StreamName stream) throws InvalidProtocolBufferException {
        Topic<ImageBatch> topic = Topics.imageBatches(stream);
        Map<String, Object> settings = Map.of("bootstrap.servers", ports.address(Endpoint.BROKER));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitionCount())
                    .mapToObj(p -> new TopicPartition(topic.name(), p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            SortedMap<Long, ImageBatch> batches = new TreeMap<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> row : consumer.poll(Duration.ofMillis(200))) {
                    add(batches, topic.decode(row.value()), topic.partitionCount());
                }
            }
            return batches;
        }
    }

    private static void add(SortedMap<Long, ImageBatch> batches, ImageBatch batch, int partitionCount) {
        long index = batch.getBatchIndex();
        ImageBatch nameless = batch.toBuilder().clearStream().build();
        ImageBatch before = batches.put(index, nameless);
        if (before != null && !before.equals(nameless)) {
            throw new AssertionError("batch %d came twice and differs".formatted(index));
        }
        if (index >= partitionCount && !batches.containsKey(index - partitionCount)) {
            throw new AssertionError("batch %d has a gap before it".formatted(index));
        }
    }
}
