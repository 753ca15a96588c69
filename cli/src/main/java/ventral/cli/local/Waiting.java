package ventral.cli.local;

import java.io.IOException;
import java.time.Duration;

/** Waiting for what tells nobody when it comes about. */
final class Waiting {

    private static final long EACH_MILLIS = 50;

    /** A question that may go to a file or a socket. */
    interface Condition {
        boolean holds() throws IOException;
    }

    private Waiting() {}

    /** Whether the condition came to hold within the limit. False, too, when interrupted. */
    static boolean until(Duration limit, Condition condition) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(EACH_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
