package ventral.gateway.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a task on an executor after every signal, never concurrently: signals that arrive during a run cause one more
 * run.
 */
public final class SignalledTask {

    private final Executor executor;
    private final Runnable task;
    private final Runnable whenRefused;
    private final AtomicInteger signals = new AtomicInteger();

    /**
     * Creates the task.
     *
     * @param whenRefused called if the executor rejects the task because the process is stopping
     */
    public SignalledTask(Executor executor, Runnable task, Runnable whenRefused) {
        this.executor = executor;
        this.task = task;
        this.whenRefused = whenRefused;
    }

    public void signal() {
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
