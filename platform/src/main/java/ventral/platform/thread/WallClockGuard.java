package ventral.platform.thread;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process whose wall clock is set back. Kafka's clients measure their waits with that clock: one that loses its
 * connection afterwards does not connect again before the clock has reached the time from before the step.
 */
public final class WallClockGuard implements AutoCloseable {

    /** A shorter wait costs less than another start of the process. */
    static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(WallClockGuard.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private final Runnable exit;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "wall-clock");

    /** Difference between the two clocks, in milliseconds; only its changes mean something. */
    private long difference;

    /**
     * Creates a guard of this process that has not started.
     *
     * @param exit requests the exit of the process; must not wait for the calling thread
     */
    public WallClockGuard(Runnable exit) {
        this(System::currentTimeMillis, System::nanoTime, exit);
    }

    WallClockGuard(LongSupplier wallMillis, LongSupplier nanos, Runnable exit) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        this.exit = exit;
        this.difference = difference();
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** Requests the exit of the process if the wall clock was set back since the last check; returns whether it was. */
    boolean check() {
        long before = difference;
        difference = difference();
        Duration setBack = Duration.ofMillis(before - difference);
        if (setBack.compareTo(TOLERANCE) <= 0) {
            return false;
        }
        LOG.error(
                "the wall clock was set back by {} s, so the process exits: Kafka's clients would wait that long",
                setBack.toSeconds());
        exit.run();
        return true;
    }

    private long difference() {
        return wallMillis.getAsLong() - TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }

    private void watch() {
        try {
            while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS) && !check()) {
                // the next check follows after the interval
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
