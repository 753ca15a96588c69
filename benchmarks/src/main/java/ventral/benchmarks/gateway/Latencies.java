package ventral.benchmarks.gateway;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Holds the latencies of calls that were made one after another. */
final class Latencies {

    private static final double NANOS = 1e6;

    private final long[] sorted;

    Latencies(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /**
     * Times calls, after a fifth as many warm-up calls that are not counted.
     *
     * @param call receives the call's number
     */
    static Latencies of(int count, IntConsumer call) {
        for (int i = 0; i < count / 5; i++) {
            call.accept(i);
        }
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            call.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        return new Latencies(nanos);
    }

    /** Returns the latency in milliseconds within which the given share of the calls was answered, by nearest rank. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS;
    }

    /** Returns a summary such as {@code p50 1.2 ms, p99 4.5 ms}. */
    String summary() {
        return "p50 %.1f ms, p99 %.1f ms".formatted(millis(.5), millis(.99));
    }
}
