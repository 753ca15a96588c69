package ventral.launcher.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimultaneousActionsTest {

    @Test
    void every_action_has_begun_before_the_first_ends() {
        List<Integer> numbers = IntStream.range(0, 64).boxed().toList();
        CyclicBarrier all = new CyclicBarrier(numbers.size());
        Queue<Integer> ended = new ConcurrentLinkedQueue<>();
        SimultaneousActions.forEach(numbers, number -> {
            try {
                all.await(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            ended.add(number);
        });
        assertThat(ended).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void an_action_that_fails_keeps_no_other_from_ending() {
        Queue<Integer> ended = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> SimultaneousActions.forEach(List.of(1, 2, 3), number -> {
                    if (number == 2) {
                        throw new IllegalStateException("it does not stop");
                    }
                    ended.add(number);
                }))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("it does not stop");
        assertThat(ended).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void nothing_is_done_for_no_objects() {
        List<String> done = new ArrayList<>();
        SimultaneousActions.forEach(List.<String>of(), done::add);
        assertThat(done).isEmpty();
    }
}
