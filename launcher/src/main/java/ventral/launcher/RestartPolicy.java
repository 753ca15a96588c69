package ventral.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import ventral.launcher.component.Endpoint;

/** Limits how often a service that ends unexpectedly is restarted, so that one that keeps failing is reported. */
final class RestartPolicy {

    /** Restarts of one service within the period, unless a system is launched with another limit. */
    static final int DEFAULT_LIMIT = 3;

    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final int limit;
    private final Map<Endpoint, Deque<Long>> times = new EnumMap<>(Endpoint.class);

    RestartPolicy(int limit) {
        this.limit = limit;
    }

    /**
     * Records a restart if one more is allowed.
     *
     * @param now time of a monotonic clock, in nanoseconds
     */
    boolean allow(Endpoint service, long now) {
        Deque<Long> former = times.computeIfAbsent(service, none -> new ArrayDeque<>());
        former.removeIf(time -> now - time > WITHIN.toNanos());
        if (former.size() >= limit) {
            return false;
        }
        former.add(now);
        return true;
    }
}
