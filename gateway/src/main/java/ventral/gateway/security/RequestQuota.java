package ventral.gateway.security;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits the requests a second of each caller, with a token bucket that holds one second's requests. */
public final class RequestQuota {

    /** Whether a request is served. */
    public enum Outcome {
        GRANTED,
        /** The first request that exceeds the quota since the caller had all of it. */
        EXHAUSTED,
        /** A further one. */
        STILL_EXHAUSTED
    }

    private static final int CALLER_LIMIT = 10_000;

    private final int rate;
    private final LongSupplier nanoseconds;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Holds what is left of a caller's quota.
     *
     * @param wasExceeded whether a request was refused since the bucket was full
     * @param last outcome of the last request
     */
    private record Bucket(double requests, long nanoseconds, boolean wasExceeded, Outcome last) {}

    /**
     * Creates a quota that no caller has used.
     *
     * @param rate requests a second
     * @param nanoseconds the time since some origin
     */
    public RequestQuota(int rate, LongSupplier nanoseconds) {
        if (rate < 1) {
            throw new IllegalArgumentException(
                    "ventral.security.requests-per-second is %d: set it to 1 or more".formatted(rate));
        }
        this.rate = rate;
        this.nanoseconds = nanoseconds;
    }

    /** Counts a request of a caller. */
    public Outcome acquire(String caller) {
        long now = nanoseconds.getAsLong();
        if (buckets.size() >= CALLER_LIMIT) {
            buckets.values().removeIf(bucket -> refilled(bucket, now) >= rate);
        }
        return buckets.compute(caller, (name, bucket) -> take(bucket == null ? full(now) : bucket, now))
                .last();
    }

    /** Returns what {@link #acquire} would return, and counts no request unless it is refused. */
    public Outcome check(String caller) {
        long now = nanoseconds.getAsLong();
        Bucket bucket =
                buckets.computeIfPresent(caller, (name, found) -> refilled(found, now) >= 1 ? found : take(found, now));
        return bucket == null || refilled(bucket, now) >= 1 ? Outcome.GRANTED : bucket.last();
    }

    private Bucket full(long now) {
        return new Bucket(rate, now, false, Outcome.GRANTED);
    }

    private Bucket take(Bucket bucket, long now) {
        double requests = refilled(bucket, now);
        boolean wasExceeded = bucket.wasExceeded() && requests < rate;
        if (requests >= 1) {
            return new Bucket(requests - 1, now, wasExceeded, Outcome.GRANTED);
        }
        return new Bucket(requests, now, true, wasExceeded ? Outcome.STILL_EXHAUSTED : Outcome.EXHAUSTED);
    }

    private double refilled(Bucket bucket, long now) {
        double seconds = (double) (now - bucket.nanoseconds()) / TimeUnit.SECONDS.toNanos(1);
        return Math.min(rate, bucket.requests() + seconds * rate);
    }

    /** Returns why a caller's request is refused. */
    public String refusal(String caller) {
        return "%s sends more than %d requests a second: send fewer, watch instead of polling, or raise ventral.security.requests-per-second"
                .formatted(caller, rate);
    }
}
