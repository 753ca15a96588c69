package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;

class RandomAccessBatchReaderTest {

    private static final Topic<ImageBatch> TOPIC = Topics.imageBatches(new StreamName("s"));

    /** The indices of the batches in each partition, in order. */
    private final Map<Integer, List<Long>> log = new TreeMap<>();

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void batches_come_in_the_order_that_was_asked_for() {
        fill(40);
        assertThat(read(17, 3, 39, 0, 4)).containsExactly(17L, 3L, 39L, 0L, 4L);
    }

    @Test
    void a_batch_that_lies_behind_others_that_lie_there_twice_is_found() {
        fill(40);
        log.put(1, List.of(1L, 1L, 5L, 1L, 5L, 9L, 13L, 9L, 13L, 17L));
        assertThat(read(17, 9)).containsExactly(17L, 9L);
    }

    @Test
    void a_gap_is_told_by_the_batch_that_is_missing() {
        fill(40);
        log.put(1, List.of(1L, 5L, 13L, 17L));
        assertThatThrownBy(() -> read(9))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining("found batch 13 instead of batch 9");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -4_611_686_018_427_387_903L, -3, 6})
    void a_batch_that_is_in_no_place_of_its_partition_is_damage(long index) {
        log.put(1, List.of(1L, 5L, index, 13L));
        assertThatThrownBy(() -> read(9))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining(
                        "offset 2 of partition 1 of image-batches.s holds batch %d, which does not belong there"
                                .formatted(index));
    }

    private void fill(int batchCount) {
        for (int p = 0; p < TOPIC.partitionCount(); p++) {
            int partition = p;
            log.put(
                    p,
                    LongStream.range(0, batchCount)
                            .filter(batch -> ImageBatchPartition.of(batch, TOPIC.partitionCount()) == partition)
                            .boxed()
                            .toList());
        }
    }

    /** Reads batches. The mock holds one partition's records at a time, so they are added again before each poll. */
    private List<Long> read(long... batches) {
        RandomAccessBatchReader reading =
                new RandomAccessBatchReader(TOPIC, LongStream.of(batches).iterator());
        List<Long> read = new ArrayList<>();
        for (int polls = 0; read.size() < batches.length && polls < 100; polls++) {
            consumer.schedulePollTask(this::fetch);
            reading.poll(consumer).forEach(batch -> read.add(batch.message().getBatchIndex()));
        }
        return read;
    }

    private void fetch() {
        for (TopicPartition partition : consumer.assignment()) {
            List<Long> records = log.getOrDefault(partition.partition(), List.of());
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, (long) records.size()));
            int offset = (int) consumer.position(partition);
            if (offset < records.size()) {
                byte[] value = TOPIC.encode(ImageBatch.newBuilder()
                        .setStream("streams/s")
                        .setBatchIndex(records.get(offset))
                        .build());
                consumer.addRecord(
                        new ConsumerRecord<>(TOPIC.name(), partition.partition(), offset, "streams/s", value));
            }
        }
    }
}
