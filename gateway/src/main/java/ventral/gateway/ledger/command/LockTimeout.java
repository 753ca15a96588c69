package ventral.gateway.ledger.command;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Limits the time for which a command waits until others on the same name have ended.
 *
 * @param uptime time since any fixed moment; called by several threads at the same time
 */
public record LockTimeout(Duration limit, Supplier<Duration> uptime) {

    public LockTimeout {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("invalid lock timeout %s: must be positive".formatted(limit));
        }
    }

    /** Returns the uptime at which a command that starts to wait now gives up. */
    Duration deadline() {
        return uptime.get().plus(limit);
    }

    /** Returns the nanoseconds until the deadline; 0 if it has passed. */
    long nanosUntil(Duration deadline) {
        return Math.max(0, deadline.minus(uptime.get()).toNanos());
    }
}
