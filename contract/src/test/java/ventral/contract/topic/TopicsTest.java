package ventral.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void consecutive_batches_are_in_consecutive_partitions() {
        assertThat(LongStream.range(0, 6).map(batch -> Topics.partitionOf(batch, 4)))
                .containsExactly(0L, 1L, 2L, 3L, 0L, 1L);
    }

    @Test
    void batches_beyond_the_range_of_int_have_a_partition() {
        assertThat(Topics.partitionOf((1L << 40) + 3, 4)).isEqualTo(3);
    }
}
