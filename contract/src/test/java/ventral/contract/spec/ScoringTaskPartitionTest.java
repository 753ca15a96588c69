package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoringTaskPartitionTest {

    private static final String MODEL = "runs/r1/checkpoints/64000";

    @Test
    void the_partition_of_a_task_is_the_same_in_every_version() {
        // another rule would leave completed tasks in the partitions of a running system
        assertThat(ScoringTaskPartition.of(MODEL, "ab", 12)).isEqualTo(4);
        assertThat(ScoringTaskPartition.of("references/imagenet-resnet18", "ab", 12))
                .isEqualTo(1);
    }

    @Test
    void a_negative_hash_has_a_partition() {
        assertThat(IntStream.range(0, 1000).map(i -> ScoringTaskPartition.of(MODEL, "set " + i, 12)))
                .allMatch(partition -> partition >= 0 && partition < 12);
    }

    @Test
    void checkpoints_of_a_run_spread_over_all_partitions() {
        assertThat(IntStream.range(0, 200)
                        .map(i -> ScoringTaskPartition.of("runs/r1/checkpoints/" + i * 1000, "ab", 12))
                        .distinct()
                        .count())
                .isEqualTo(12);
    }
}
