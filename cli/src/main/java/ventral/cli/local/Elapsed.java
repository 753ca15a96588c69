package ventral.cli.local;

import java.time.Duration;

/** Time gone by. */
final class Elapsed {

    private Elapsed() {}

    /** @param start as {@link System#nanoTime} gave it */
    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
