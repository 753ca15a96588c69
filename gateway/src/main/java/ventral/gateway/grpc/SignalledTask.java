package ventral.gateway.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that is run after every signal, on an executor, never twice at a time: signals that come while it runs make it
 * run once more.
 */
final class SignalledTask {

    private final Executor executor;
    private final Runnable task;
    private final Runnable whenRefused;
    private final AtomicInteger signals = new AtomicInteger();

    /** @param whenRefused once the executor takes no more, as the process is stopping */
    SignalledTask(Executor executor, Runnable task, Runnable whenRefused) {
        this.executor = executor;
        this.task = task;
        this.whenRefused = whenRefused;
    }

    void signal() {
        if (signals.getAndIncrement() == 0) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                whenRefused.run();
            }
        }
    }

    private void run() {
        int heard;
        do {
            heard = signals.get();
            task.run();
        } while (!signals.compareAndSet(heard, 0));
    }
}
