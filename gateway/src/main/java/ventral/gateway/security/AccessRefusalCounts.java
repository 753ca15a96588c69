package ventral.gateway.security;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts refused calls by reason. */
public final class AccessRefusalCounts {

    private final Map<AccessRefusal, LongAdder> counts = new EnumMap<>(AccessRefusal.class);

    /** Creates counts of 0. */
    public AccessRefusalCounts() {
        for (AccessRefusal reason : AccessRefusal.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Counts a refused call. */
    public void add(AccessRefusal reason) {
        counter(reason).increment();
    }

    /** Returns how many calls were refused for a reason. */
    public long count(AccessRefusal reason) {
        return counter(reason).sum();
    }

    private LongAdder counter(AccessRefusal reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
