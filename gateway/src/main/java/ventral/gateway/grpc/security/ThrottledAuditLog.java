package ventral.gateway.grpc.security;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import ventral.gateway.security.AuditRecord;

/**
 * Passes at most one record a minute on for each address and outcome if the caller is unknown, with the number of
 * refusals that it stands for. Records of known callers all pass.
 */
public final class ThrottledAuditLog implements AuditLog {

    private static final long INTERVAL_NANOSECONDS = TimeUnit.MINUTES.toNanos(1);
    private static final int KEY_LIMIT = 10_000;

    /** Stands for all addresses beyond the limit. */
    private static final Key OTHERS = new Key("", "");

    private final AuditLog next;
    private final LongSupplier nanoseconds;
    private final Map<Key, Count> counts = new HashMap<>();

    private record Key(String peer, String outcome) {}

    /**
     * Counts refusals since the last record.
     *
     * @param nanoseconds time of the last record
     */
    private record Count(int refusals, long nanoseconds) {}

    /**
     * Creates a log that has passed nothing on.
     *
     * @param nanoseconds the time since some origin
     */
    public ThrottledAuditLog(AuditLog next, LongSupplier nanoseconds) {
        this.next = next;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void log(AuditRecord record) {
        if (record.caller() != null) {
            next.log(record);
            return;
        }
        int refusals = countIfDue(new Key(record.peer(), record.outcome()), nanoseconds.getAsLong());
        if (refusals > 0) {
            next.log(record.standingFor(refusals));
        }
    }

    /** Returns how many refusals a record stands for; 0 if none is due. */
    private synchronized int countIfDue(Key key, long now) {
        if (counts.size() >= KEY_LIMIT) {
            counts.values().removeIf(count -> isDue(count, now));
        }
        Key counted = counts.containsKey(key) || counts.size() < KEY_LIMIT ? key : OTHERS;
        Count count = counts.get(counted);
        if (count != null && !isDue(count, now)) {
            counts.put(counted, new Count(count.refusals() + 1, count.nanoseconds()));
            return 0;
        }
        counts.put(counted, new Count(0, now));
        return count == null ? 1 : count.refusals() + 1;
    }

    private static boolean isDue(Count count, long now) {
        return now - count.nanoseconds() >= INTERVAL_NANOSECONDS;
    }
}
