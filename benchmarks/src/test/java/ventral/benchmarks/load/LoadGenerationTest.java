package ventral.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.contract.network.Network;

class LoadGenerationTest {

    private static final LoadGeneration DENSE = LoadGeneration.of(3, Network.TINY, 25_600, LoadGeneration.DENSE);

    @Test
    void a_run_learns_from_a_stream_without_end_of_its_own() {
        assertThat(DENSE.streamSpec().isUnbounded()).isTrue();
        assertThat(DENSE.runSpec().stream()).isEqualTo(DENSE.stream());
        DENSE.runSpec().checkAgainst(DENSE.streamSpec());
        assertThat(LoadGeneration.of(4, Network.TINY, 25_600, LoadGeneration.DENSE).stream())
                .isNotEqualTo(DENSE.stream());
    }

    @Test
    void checkpoints_are_counted_up_to_the_images_seen() {
        assertThat(DENSE.checkpointCount(0)).isEqualTo(1);
        assertThat(DENSE.checkpointCount(640)).isEqualTo(2);
        assertThat(DENSE.checkpointCount(25_600))
                .isEqualTo(
                        DENSE.runSpec().checkpoints(LoadGeneration.BATCH_SIZE).size());
    }

    @Test
    void a_sparse_run_leaves_less_to_score() {
        LoadGeneration sparse = LoadGeneration.of(3, Network.TINY, 25_600, LoadGeneration.SPARSE);
        assertThat(4 * sparse.checkpointCount(25_600)).isLessThan(DENSE.checkpointCount(25_600));
    }

    @Test
    void a_run_of_a_command_waits_behind_the_others_on_a_bounded_stream() {
        LoadGeneration command = LoadGeneration.forCommand(1);
        assertThat(command.streamSpec().isUnbounded()).isFalse();
        assertThat(command.runSpec().priority()).isLessThan(DENSE.runSpec().priority());
        assertThat(command.stream()).isEqualTo(LoadGeneration.forCommand(2).stream());
        command.runSpec().checkAgainst(command.streamSpec());
    }
}
