package ventral.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ImageBatchPartitionTest {

    @Test
    void consecutive_batches_are_in_consecutive_partitions() {
        assertThat(LongStream.range(0, 6).mapToInt(batch -> ImageBatchPartition.of(batch, 4)))
                .containsExactly(0, 1, 2, 3, 0, 1);
    }

    @Test
    void batches_beyond_the_range_of_int_have_a_partition() {
        assertThat(ImageBatchPartition.of((1L << 40) + 3, 4)).isEqualTo(3);
    }
}
