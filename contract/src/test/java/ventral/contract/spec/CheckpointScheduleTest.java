package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;

class CheckpointScheduleTest {

    @Test
    void checkpoints_are_where_the_logarithm_grows_evenly() {
        assertThat(due(100_000, 1, 2, 10)).containsExactly(0L, 1000L, 3170L, 10_000L, 31_630L, 100_000L);
    }

    @Test
    void counts_are_rounded_up_to_whole_batches() {
        assertThat(due(6400, 1, 2, 64)).containsExactly(0L, 1024L, 3200L, 6400L);
    }

    @Test
    void a_short_run_has_its_two_ends() {
        assertThat(due(640, 1, 2, 64)).containsExactly(0L, 640L);
    }

    @Test
    void epochs_count() {
        assertThat(due(1000, 3, 1, 100)).containsExactly(0L, 1000L, 3000L);
    }

    @Test
    void runs_of_different_length_share_the_grid() {
        List<Long> shorter = due(5120, 1, 4, 64);
        assertThat(due(51_200, 1, 4, 64)).containsAll(shorter.subList(0, shorter.size() - 1));
    }

    private static List<Long> due(long imageCount, int epochCount, int perDecade, int batchSize) {
        RunSpec spec = new RunSpec(
                new StreamName("s"), Objective.parse("distance"), imageCount, epochCount, 0, perDecade, null);
        return List.copyOf(spec.checkpoints(batchSize));
    }
}
