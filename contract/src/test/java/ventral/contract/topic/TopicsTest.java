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
    void dead_letters_are_kept_forever_in_the_topic_of_their_table() {
        Topic<?> dead = Topics.SCORES.deadLetters();
        assertThat(dead.name()).isEqualTo("scores.dead");
        assertThat(dead.kind()).isEqualTo(Topic.Kind.DEAD_LETTERS);
        assertThat(dead.settings()).containsEntry("cleanup.policy", "delete").containsEntry("retention.ms", "-1");
    }

    @Test
    void batches_beyond_the_range_of_int_have_a_partition() {
        assertThat(Topics.partitionOf((1L << 40) + 3, 4)).isEqualTo(3);
    }
}
