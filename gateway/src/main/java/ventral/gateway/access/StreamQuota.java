package ventral.gateway.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the open streams of each client, watches and downloads, and limits their number. */
public final class StreamQuota {

    private final int limit;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    /**
     * Creates a quota that no client uses yet.
     *
     * @param limit streams that one client may have open at a time
     */
    public StreamQuota(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "ventral.gateway.streams-per-client is %d: set it to 1 or more".formatted(limit));
        }
        this.limit = limit;
    }

    /** Counts a stream; returns false without counting it if the client has reached the limit. */
    public boolean tryAcquire(String client) {
        boolean[] acquired = {false};
        counts.compute(client, (name, count) -> {
            int open = count == null ? 0 : count;
            acquired[0] = open < limit;
            return acquired[0] ? Integer.valueOf(open + 1) : count;
        });
        if (!acquired[0]) {
            refused.increment();
        }
        return acquired[0];
    }

    /** Returns how many streams were refused. */
    public long refusedCount() {
        return refused.sum();
    }

    /** Ends a stream that {@link #tryAcquire} counted. */
    public void release(String client) {
        counts.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Returns the streams of all clients. */
    public int openCount() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns why a client may not open another stream. */
    public String refusal(String client) {
        return "the client %s has %d streams open, the most that one client may have: end some, or raise ventral.gateway.streams-per-client"
                .formatted(client, limit);
    }
}
