package ventral.launcher.process;

import java.io.IOException;
import java.time.Duration;

/** Polls a condition that cannot notify. */
public final class ConditionPoller {

    private static final long EACH_MILLIS = 50;

    /** A condition whose check may read a file or a socket. */
    public interface Condition {
        boolean holds() throws IOException;
    }

    private ConditionPoller() {}

    /** Returns true if the condition holds within the limit, false if it does not or the thread is interrupted. */
    public static boolean until(Duration limit, Condition condition) throws IOException {
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
