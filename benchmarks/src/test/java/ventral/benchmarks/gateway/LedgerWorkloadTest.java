package ventral.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;

final class LedgerWorkloadTest {

    @Test
    void it_has_whole_sweeps_with_as_many_checkpoints_as_were_asked_for_or_a_few_more() {
        LedgerWorkload workload = new LedgerWorkload(30_000, 5000);
        long ofOne = workload.sweeps().get(0).runs().stream()
                .mapToLong(run -> run.checkpoints().size())
                .sum();
        assertThat(workload.checkpoints())
                .doesNotHaveDuplicates()
                .hasSizeBetween(5000, (int) (5000 + ofOne))
                .hasSize((int) ofOne * workload.sweeps().size());
        assertThat(workload.benchmarks()).hasSize(6);
    }

    @Test
    void a_part_of_a_sweep_is_enough_for_few() {
        LedgerWorkload workload = new LedgerWorkload(40, 20);
        assertThat(workload.sweeps()).hasSize(1);
        assertThat(workload.checkpoints()).hasSize(20);
    }

    @Test
    void runs_have_their_checkpoints_where_their_schedule_has_them() {
        LedgerWorkload.FilledRun run =
                new LedgerWorkload(3000, 3000).sweeps().get(0).runs().get(0);
        assertThat(run.checkpoints())
                .extracting(CheckpointName::seenImageCount)
                .containsExactlyElementsOf(run.spec().checkpoints(LedgerWorkload.STREAM_SPEC.batchSize()));
        run.spec().checkAgainst(LedgerWorkload.STREAM_SPEC);
    }

    @Test
    void more_scores_of_a_checkpoint_than_there_are_benchmarks_are_refused() {
        assertThatThrownBy(() -> new LedgerWorkload(1200, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ask for fewer scores or more checkpoints");
    }

    @Test
    void a_large_sweep_has_500_runs_of_which_a_tenth_comes_later() {
        LedgerWorkload workload = LedgerWorkload.ofLargeSweep();
        List<LedgerWorkload.FilledRun> first = workload.sweeps().get(0).runs();
        assertThat(workload.sweeps()).hasSize(1);
        assertThat(first).hasSize(450).doesNotContainAnyElementsOf(workload.laterRuns());
        assertThat(workload.laterRuns()).hasSize(50);
        assertThat(workload.checkpoints().count() * workload.benchmarks().size())
                .isBetween(18_000L, 20_000L);
    }
}
