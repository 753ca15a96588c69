package ventral.trainer.run;

import java.time.Duration;
import java.util.function.Supplier;

/** Tells when it is time again. */
final class Rhythm {

    private final Supplier<Duration> uptime;
    private final Duration interval;
    private Duration last;

    /** @param uptime time since any moment; never less than at the call before */
    Rhythm(Supplier<Duration> uptime, Duration interval) {
        this.uptime = uptime;
        this.interval = interval;
        this.last = uptime.get();
    }

    boolean isDue() {
        return sinceLast().compareTo(interval) >= 0;
    }

    Duration sinceLast() {
        return uptime.get().minus(last);
    }

    void restart() {
        last = uptime.get();
    }
}
