package ventral.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/** Counts calls that failed, and prints the first few. Thread-safe. */
final class CallFailures {

    private static final long PRINTED = 20;

    private final AtomicLong count = new AtomicLong();

    void add(Exception failure) {
        if (count.incrementAndGet() <= PRINTED) {
            System.err.println(failure);
        }
    }

    long count() {
        return count.get();
    }
}
