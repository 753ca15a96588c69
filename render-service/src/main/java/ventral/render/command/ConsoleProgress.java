package ventral.render.command;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Prints progress, rate and time left: on a terminal as one line that is overwritten, otherwise as a line every few
 * seconds.
 */
final class ConsoleProgress {

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_FILE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final String what;
    private final long all;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private long first = -1;
    private long last = begin;

    private ConsoleProgress(PrintStream out, String what, long all, boolean terminal) {
        this.out = out;
        this.what = what;
        this.all = all;
        this.terminal = terminal;
    }

    /**
     * Creates the display of a count.
     *
     * @param what name of the counted items, such as {@code images}
     */
    static ConsoleProgress of(PrintStream out, String what, long all) {
        return new ConsoleProgress(out, what, all, System.console() != null);
    }

    /**
     * Updates the count.
     *
     * @param count items so far; the first reported count does not contribute to the rate
     */
    void update(long count) {
        long now = System.nanoTime();
        first = first < 0 ? count : first;
        Duration since = Duration.ofNanos(now - last);
        if (count < all && since.compareTo(terminal ? ON_TERMINAL : IN_FILE) < 0) {
            return;
        }
        last = now;
        double rate = (count - first) / Math.max(1e-9, (now - begin) / 1e9);
        String left = rate > 0 && count < all ? ", %s left".formatted(words((long) ((all - count) / rate))) : "";
        out.printf(
                "%s%,d of %,d %s (%d %%), %,.0f a second%s%s",
                terminal ? "\r\u001b[K" : "",
                count,
                all,
                what,
                100 * count / Math.max(1, all),
                rate,
                left,
                terminal && count < all ? "" : System.lineSeparator());
        out.flush();
    }

    private static String words(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600 ? seconds / 60 + " min" : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
