package ventral.scorer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Logs why tasks are not run: one line for the first task of each cause, and later at most one line per interval with
 * the number of further tasks. A benchmark may have thousands of tasks. Thread-safe.
 */
final class SkippedTaskLog {

    static final Duration INTERVAL = Duration.ofMinutes(10);

    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private final Map<String, UnloggedTasks> causes = new HashMap<>();

    private static final class UnloggedTasks {

        private long count;
        private long loggedAt;

        UnloggedTasks(long loggedAt) {
            this.loggedAt = loggedAt;
        }
    }

    SkippedTaskLog(Consumer<String> log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** Records a task that is not run. */
    synchronized void add(String cause) {
        long now = nanoTime.getAsLong();
        UnloggedTasks tasks = causes.get(cause);
        if (tasks == null) {
            causes.put(cause, new UnloggedTasks(now));
            log.accept(cause);
            return;
        }
        tasks.count++;
        if (now - tasks.loggedAt >= INTERVAL.toNanos()) {
            log.accept("%s (%d more)".formatted(cause, tasks.count));
            tasks.count = 0;
            tasks.loggedAt = now;
        }
    }
}
