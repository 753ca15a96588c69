package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;

final class NameLocksTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final RunName R1 = new RunName("r1");
    private static final RunName R2 = new RunName("r2");
    private static final StreamName STREAM = new StreamName("s1");

    private final NameLocks locks = new NameLocks(new LockTimeout(SOON, () -> Duration.ZERO));
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void of_calls_with_common_names_one_works_at_a_time_in_whatever_order_they_give_them() {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<RunName> names = i % 2 == 0 ? List.of(R1, R2) : List.of(R2, R1);
            calls.add(others.submit(() -> locks.exclusively(names, () -> {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                return working.decrementAndGet();
            })));
        }
        calls.forEach(call -> assertThat(call).succeedsWithin(SOON));
        assertThat(most).hasValue(1);
    }

    @Test
    void calls_with_different_names_work_at_the_same_time() {
        CyclicBarrier both = new CyclicBarrier(2);
        Future<Boolean> one = others.submit(() -> locks.exclusively(R1, () -> meet(both)));
        Future<Boolean> other = others.submit(() -> locks.exclusively(R2, () -> meet(both)));
        assertThat(one).succeedsWithin(SOON).isEqualTo(true);
        assertThat(other).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    void calls_that_share_a_name_work_at_the_same_time() {
        CyclicBarrier both = new CyclicBarrier(2);
        Future<Boolean> one = others.submit(() -> locks.sharing(STREAM, () -> meet(both)));
        Future<Boolean> other = others.submit(() -> locks.sharing(STREAM, () -> meet(both)));
        assertThat(one).succeedsWithin(SOON).isEqualTo(true);
        assertThat(other).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    void a_call_that_holds_a_name_exclusively_waits_for_those_that_share_it() throws InterruptedException {
        List<String> ended = new CopyOnWriteArrayList<>();
        CountDownLatch shared = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread sharing = new Thread(() -> locks.sharing(STREAM, () -> {
            shared.countDown();
            awaitZero(end);
            return ended.add("shared");
        }));
        Thread exclusive = new Thread(() -> locks.exclusively(STREAM, () -> ended.add("exclusive")));
        sharing.start();
        shared.await();
        exclusive.start();
        await().atMost(SOON).until(() -> exclusive.getState() == Thread.State.TIMED_WAITING);
        end.countDown();
        sharing.join();
        exclusive.join();
        assertThat(ended).containsExactly("shared", "exclusive");
    }

    @Test
    void a_call_waits_for_a_name_no_longer_than_the_timeout_and_does_not_work() {
        NameLocks impatient = new NameLocks(new LockTimeout(Duration.ofMillis(20), () -> Duration.ZERO));
        int left = impatient.exclusively(R1, () -> {
            assertRefused(others.submit(() -> impatient.exclusively(R1, locks::size)));
            assertRefused(others.submit(() -> impatient.sharing(R1, locks::size)));
            return impatient.size();
        });
        assertThat(left).isEqualTo(1);
        assertThat(impatient.size()).isZero();
    }

    @Test
    void the_timeout_is_that_of_all_names_of_a_call() {
        AtomicInteger minutes = new AtomicInteger();
        NameLocks impatient = new NameLocks(
                new LockTimeout(Duration.ofMinutes(1), () -> Duration.ofMinutes(minutes.getAndIncrement())));
        int left = impatient.exclusively(R2, () -> {
            assertRefused(others.submit(() -> impatient.exclusively(List.of(R1, R2), locks::size)));
            return impatient.size();
        });
        assertThat(left).isEqualTo(1);
    }

    @Test
    void no_lock_is_left_when_the_calls_have_returned_or_thrown() {
        assertThat(locks.<Integer>exclusively(List.of(R1, R2, R1), () -> locks.sharing(STREAM, locks::size)))
                .isEqualTo(3);
        assertThatThrownBy(() -> locks.exclusively(R1, () -> {
                    throw new IllegalStateException("no broker");
                }))
                .hasMessage("no broker");
        assertThat(locks.size()).isZero();
    }

    private static void assertRefused(Future<Integer> call) {
        assertThat(call)
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ResourceBusyException.class);
    }

    private static boolean meet(CyclicBarrier both) {
        try {
            both.await(SOON.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    private static void awaitZero(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
