package ventral.trainer.cohort;

import java.time.Duration;
import java.util.function.Supplier;

/** Reports when an interval has passed. */
final class IntervalTimer {

    private final Supplier<Duration> uptime;
    private final Duration interval;
    private Duration last;

    /**
     * Creates a timer that starts now.
     *
     * @param uptime time since any moment; never decreases
     */
    IntervalTimer(Supplier<Duration> uptime, Duration interval) {
        this.uptime = uptime;
        this.interval = interval;
        this.last = uptime.get();
    }

    boolean isDue() {
        return sinceLast().compareTo(interval) >= 0;
    }

    private Duration sinceLast() {
        return now().minus(last);
    }

    /** Returns the time since the moment that the timer counts from. */
    Duration now() {
        return uptime.get();
    }

    void restart() {
        last = uptime.get();
    }
}
