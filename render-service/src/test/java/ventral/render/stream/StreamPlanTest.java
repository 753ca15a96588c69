package ventral.render.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamPlanTest {

    @Test
    void an_empty_log_gets_every_batch_in_order() {
        StreamPlan plan = StreamPlan.after(6, all(4), -1, -1, -1, -1);
        assertThat(plan.loggedBatchCount()).isZero();
        assertThat(rest(plan)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_whole_log_gets_nothing() {
        StreamPlan plan = StreamPlan.after(6, all(4), 4, 5, 2, 3);
        assertThat(plan.next()).isEmpty();
        assertThat(plan.loggedBatchCount()).isEqualTo(6);
    }

    @Test
    void a_log_of_fewer_batches_than_partitions_is_whole_with_empty_partitions() {
        assertThat(StreamPlan.after(2, all(4), 0, 1, -1, -1).next()).isEmpty();
    }

    @Test
    void a_log_that_ends_alike_in_all_partitions_goes_on_after_its_last_batch() {
        assertThat(rest(StreamPlan.after(11, all(4), 4, 5, 6, 7))).containsExactly(8L, 9L, 10L);
    }

    @Test
    void an_uneven_log_gets_what_its_shorter_partitions_lack_first() {
        StreamPlan plan = StreamPlan.after(14, all(4), 8, 5, 2, -1);
        assertThat(plan.loggedBatchCount()).isEqualTo(3 + 2 + 1);
        assertThat(rest(plan)).containsExactly(3L, 6L, 7L, 9L, 10L, 11L, 12L, 13L);
    }

    @Test
    void every_state_that_three_partitions_can_be_left_in_is_completed_without_gap_or_duplicate() {
        for (int state = 0; state < 64; state++) {
            int[] there = {state % 4, state / 4 % 4, state / 16};
            List<Long> log = new ArrayList<>();
            long[] last = new long[3];
            for (int p = 0; p < 3; p++) {
                last[p] = p + 3L * (there[p] - 1);
                for (long batch = p; batch <= last[p]; batch += 3) {
                    log.add(batch);
                }
            }
            log.addAll(rest(StreamPlan.after(9, Set.of(0, 1, 2), last)));
            assertThat(log)
                    .as("after %s batches in the partitions", Arrays.toString(there))
                    .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        }
    }

    @Test
    void a_batch_in_the_wrong_partition_is_refused() {
        assertThatThrownBy(() -> StreamPlan.after(8, all(2), 4, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch 2 lies in partition 1 of 2; it belongs in 0");
    }

    @Test
    void a_batch_that_leaves_a_gap_or_comes_twice_is_refused() {
        StreamPlan plan = StreamPlan.after(8, all(4), 4, 5, 2, 3);
        assertThatThrownBy(() -> plan.markAppended(10)).hasMessage("batch 10 is out of order; the next batch is 6");
        assertThatThrownBy(() -> plan.markAppended(2)).hasMessage("batch 2 is out of order; the next batch is 6");
        assertThat(plan.next()).hasValue(6);
    }

    @Test
    void a_renderer_goes_on_in_its_own_partitions_alone() {
        StreamPlan plan = StreamPlan.after(12, Set.of(1, 3), -1, -1, 6, 3);
        assertThat(rest(plan)).containsExactly(1L, 5L, 7L, 9L, 11L);
        assertThat(plan.isComplete()).isFalse();
        plan.setLastBatch(0, 8);
        plan.setLastBatch(2, 10);
        assertThat(plan.isComplete()).isTrue();
    }

    private static Set<Integer> all(int partitionCount) {
        return IntStream.range(0, partitionCount).boxed().collect(Collectors.toSet());
    }

    private static List<Long> rest(StreamPlan plan) {
        List<Long> batches = new ArrayList<>();
        for (OptionalLong next = plan.next(); next.isPresent(); next = plan.next()) {
            plan.markAppended(next.getAsLong());
            batches.add(next.getAsLong());
        }
        return batches;
    }
}
