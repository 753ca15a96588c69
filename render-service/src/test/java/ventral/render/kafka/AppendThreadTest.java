package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AppendThreadTest {

    private final AppendThread appends = new AppendThread();
    private final List<String> appended = new CopyOnWriteArrayList<>();
    private final CountDownLatch brokerAvailable = new CountDownLatch(1);

    @AfterEach
    void close() {
        appends.close();
    }

    @Test
    void space_is_awaited_while_the_broker_takes_nothing() throws InterruptedException {
        CompletableFuture<Void> first = appends.submit(this::appendWhenAvailable);
        CompletableFuture<Void> second = appends.submit(() -> appended.add("second"));
        Thread waiting = new Thread(appends::awaitSpace);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(appended).isEmpty();
        brokerAvailable.countDown();
        waiting.join();
        CompletableFuture.allOf(first, second).join();
        assertThat(appended).containsExactly("first", "second");
    }

    @Test
    void after_space_was_awaited_an_append_is_queued_without_blocking() {
        CompletableFuture<Void> first = appends.submit(this::appendWhenAvailable);
        appends.awaitSpace();
        CompletableFuture<Void> second = appends.submit(() -> appended.add("second"));
        assertThat(second).isNotDone();
        brokerAvailable.countDown();
        CompletableFuture.allOf(first, second).join();
        assertThat(appended).containsExactly("first", "second");
    }

    private void appendWhenAvailable() {
        try {
            brokerAvailable.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        appended.add("first");
    }
}
