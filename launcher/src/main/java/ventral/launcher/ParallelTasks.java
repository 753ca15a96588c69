package ventral.launcher;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ventral.launcher.component.LaunchException;

/** Runs several tasks in parallel. */
final class ParallelTasks {

    interface ThrowingTask {
        void run() throws LaunchException;
    }

    private ParallelTasks() {}

    /**
     * Returns when all tasks are done.
     *
     * @throws LaunchException of the first task that fails, immediately; the others are interrupted
     */
    static void run(List<ThrowingTask> tasks) throws LaunchException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CompletionService<Boolean> running = new ExecutorCompletionService<>(threads);
        tasks.forEach(task -> running.submit(() -> {
            task.run();
            return true;
        }));
        try {
            for (int i = 0; i < tasks.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LaunchException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while starting", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
