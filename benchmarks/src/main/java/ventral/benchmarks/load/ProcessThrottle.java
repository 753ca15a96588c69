package ventral.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows a process down: stops it for a share of each second, and lets it continue for the rest. After close the process
 * runs as before.
 */
final class ProcessThrottle implements AutoCloseable {

    private static final long PERIOD_MILLIS = 1000;

    private final LongSupplier pid;
    private final long stoppedMillis;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private ProcessThrottle(int factor, LongSupplier pid, String name) {
        this.pid = pid;
        this.stoppedMillis = stoppedMillis(factor);
        this.thread = new Thread(this::run, "slow " + name);
        thread.setDaemon(true);
    }

    /**
     * Starts to slow a process down.
     *
     * @param factor how many times slower; 1 to leave it as it is
     * @param pid returns the process's id, 0 while it does not run
     */
    static ProcessThrottle start(int factor, LongSupplier pid, String name) {
        ProcessThrottle cycle = new ProcessThrottle(factor, pid, name);
        if (cycle.stoppedMillis > 0) {
            cycle.thread.start();
        }
        return cycle;
    }

    /** Returns the milliseconds of each second for which a process is stopped. */
    static long stoppedMillis(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException(
                    "a process cannot be slowed down %d times: use 1 or more".formatted(factor));
        }
        return PERIOD_MILLIS * (factor - 1) / factor;
    }

    private void run() {
        try {
            do {
                stopOnce(pid.getAsLong());
            } while (!closing.await(PERIOD_MILLIS - stoppedMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("the process is no longer slowed down: " + e);
        }
    }

    private void stopOnce(long stopped) throws IOException, InterruptedException {
        try {
            ProcessSignal.STOP.send(stopped);
            var unused = closing.await(stoppedMillis, TimeUnit.MILLISECONDS);
        } finally {
            ProcessSignal.CONT.send(stopped);
        }
    }

    @Override
    public void close() {
        closing.countDown(); // no interrupt, which might let the last signals overtake each other
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
