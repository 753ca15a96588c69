package ventral.platform.thread;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a service's work on one thread. If the work ends before it is stopped, logs the cause and requests the exit of
 * the process: a process without its work would keep the partitions that it owns and never process them.
 */
public final class WorkThread {

    private static final Logger LOG = LoggerFactory.getLogger(WorkThread.class);

    private final Work work;
    private final ProcessFailure failure;
    private final Thread thread;
    private volatile boolean stopping;

    /** Work that goes on until it is told to stop. */
    public interface Work {

        void run() throws InterruptedException;
    }

    /**
     * Creates a thread that has not started.
     *
     * @param exit requests the exit of the process; must not wait for this thread
     */
    public WorkThread(String name, Work work, Runnable exit) {
        this.work = work;
        this.failure = new ProcessFailure(exit);
        this.thread = new Thread(this::run, name);
    }

    public void start() {
        thread.start();
    }

    /** Returns why the work ended before it was stopped; empty if it did not. */
    public Optional<String> failure() {
        return failure.cause();
    }

    /**
     * Stops the work and waits until it has ended, but not longer than a deadline.
     *
     * @param stopWork makes the work return
     * @return whether the work has ended
     */
    public boolean stop(Runnable stopWork, Duration deadline) throws InterruptedException {
        stopping = true;
        stopWork.run();
        thread.join(Math.max(1, deadline.toMillis()));
        if (thread.isAlive()) {
            LOG.warn("{} has not ended {} s after it was stopped", name(), deadline.toSeconds());
            return false;
        }
        return true;
    }

    private void run() {
        try {
            work.run();
            if (!stopping) {
                failure.report(name(), "it returned before it was stopped", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("it was interrupted", e);
        } catch (RuntimeException | Error e) {
            fail(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private void fail(String reason, Throwable thrown) {
        if (stopping) {
            LOG.warn("{} failed while it was stopped: {}", name(), reason, thrown);
        } else {
            failure.report(name(), reason, thrown);
        }
    }

    private String name() {
        return "thread " + thread.getName();
    }
}
