package ventral.cli.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Which services are started again when they end by themselves: each a few times, so that one that cannot live is told of. */
final class Restarts {

    private static final int AT_MOST = 3;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Map<Endpoint, Deque<Long>> times = new EnumMap<>(Endpoint.class);

    /**
     * Takes note of a restart if one more is allowed.
     *
     * @param now of a clock that never goes back, nanoseconds
     */
    boolean allow(Endpoint service, long now) {
        Deque<Long> former = times.computeIfAbsent(service, none -> new ArrayDeque<>());
        former.removeIf(time -> now - time > WITHIN.toNanos());
        if (former.size() == AT_MOST) {
            return false;
        }
        former.add(now);
        return true;
    }
}
