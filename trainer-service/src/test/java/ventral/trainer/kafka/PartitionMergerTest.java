package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;

class PartitionMergerTest {

    private static final Topic<ImageBatch> TOPIC = Topics.imageBatches(new StreamName("s"));
    private static final int PARTITIONS = TOPIC.partitionCount();

    @Test
    void partitions_are_put_together_in_the_streams_order() {
        PartitionMerger merger = new PartitionMerger(TOPIC, 0);
        for (int partition = PARTITIONS - 1; partition >= 0; partition--) {
            take(merger, partition, partition);
            take(merger, partition, partition + PARTITIONS);
        }
        assertThat(drain(merger)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void a_batch_waits_for_those_before_it() {
        PartitionMerger merger = new PartitionMerger(TOPIC, 0);
        take(merger, 1, 1);
        assertThat(drain(merger)).isEmpty();
        assertThat(merger.held(1)).isEqualTo(1);
        take(merger, 0, 0);
        assertThat(drain(merger)).containsExactly(0L, 1L);
    }

    @Test
    void a_batch_that_was_written_twice_is_given_once() {
        PartitionMerger merger = new PartitionMerger(TOPIC, 0);
        take(merger, 0, 0);
        take(merger, 0, 0);
        take(merger, 0, PARTITIONS);
        for (int partition = 1; partition < PARTITIONS; partition++) {
            take(merger, partition, partition);
        }
        assertThat(drain(merger)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void a_gap_is_an_error_that_says_where() {
        PartitionMerger merger = new PartitionMerger(TOPIC, 0);
        take(merger, 2, 2);
        assertThatThrownBy(() -> take(merger, 2, 2 + 2L * PARTITIONS))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining("found batch 10 instead of batch 6")
                .hasMessageContaining("partition 2");
    }

    @Test
    void whoever_goes_on_in_the_middle_skips_what_is_behind_and_misses_nothing() {
        for (long first = 0; first < 20; first++) {
            PartitionMerger merger = new PartitionMerger(TOPIC, first);
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (long offset = merger.startOffset(partition); offset < 6; offset++) {
                    take(merger, partition, partition + offset * PARTITIONS);
                }
            }
            assertThat(drain(merger))
                    .startsWith(first)
                    .endsWith(6L * PARTITIONS - 1)
                    .hasSize((int) (24 - first));
        }
    }

    @Test
    void bytes_that_are_no_batch_are_refused_with_their_place() {
        assertThatThrownBy(() -> new PartitionMerger(TOPIC, 0).take(3, 17, new byte[] {1, 2, 3}, null))
                .hasMessageContaining("offset 17 of partition 3");
    }

    private static void take(PartitionMerger merger, int partition, long index) {
        merger.take(
                partition,
                index / PARTITIONS,
                ImageBatch.newBuilder().setBatchIndex(index).build().toByteArray(),
                null);
    }

    private static List<Long> drain(PartitionMerger merger) {
        List<Long> indices = new ArrayList<>();
        for (StoredBatch batch = merger.next(); batch != null; batch = merger.next()) {
            indices.add(batch.message().getBatchIndex());
        }
        return indices;
    }
}
