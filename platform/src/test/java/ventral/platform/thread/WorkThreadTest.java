package ventral.platform.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkThreadTest {

    private final CountDownLatch exited = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void an_error_of_the_work_exits_the_process_with_its_cause() throws InterruptedException {
        WorkThread thread = start(() -> {
            throw new UnsatisfiedLinkError("no libtorch");
        });
        exited.await();
        assertThat(thread.failure()).hasValue("no libtorch");
    }

    @Test
    void work_that_throws_without_a_message_is_named_by_its_type() throws InterruptedException {
        WorkThread thread = start(() -> {
            throw new IllegalStateException();
        });
        exited.await();
        assertThat(thread.failure()).hasValue("java.lang.IllegalStateException");
    }

    @Test
    void work_that_is_interrupted_exits_the_process() throws InterruptedException {
        WorkThread thread = start(() -> {
            throw new InterruptedException();
        });
        exited.await();
        assertThat(thread.failure()).hasValue("it was interrupted");
    }

    @Test
    void work_that_returns_too_early_exits_the_process() throws InterruptedException {
        WorkThread thread = start(() -> {});
        exited.await();
        assertThat(thread.failure()).isPresent();
    }

    @Test
    void work_that_is_stopped_does_not_exit_the_process() throws InterruptedException {
        WorkThread thread = start(stopped::await);
        assertThat(thread.stop(stopped::countDown, Duration.ofSeconds(10))).isTrue();
        assertThat(thread.failure()).isEmpty();
        assertThat(exited.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void a_stop_waits_no_longer_than_its_deadline() throws InterruptedException {
        WorkThread thread = start(stopped::await);
        assertThat(thread.stop(() -> {}, Duration.ofMillis(20))).isFalse();
        stopped.countDown();
    }

    private WorkThread start(WorkThread.Work work) {
        WorkThread thread = new WorkThread("work", work, exited::countDown);
        thread.start();
        return thread;
    }
}
