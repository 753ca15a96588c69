package ventral.launcher;

import java.time.Duration;

/** Measures elapsed time. */
final class Stopwatch {

    private Stopwatch() {}

    /**
     * Returns the time since a start.
     *
     * @param start a value of {@link System#nanoTime}
     */
    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
