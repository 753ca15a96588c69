package ventral.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Figures as a reader wants them. */
public final class Words {

    private Words() {}

    /** Such as {@code 8,192}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Three decimals, as scores are compared. */
    public static String score(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** One decimal of a second. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Such as {@code 3 min 20 s}, to ten seconds from one minute on. */
    public static String about(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long tens = (seconds + 5) / 10 * 10;
        return tens < 3600 ? tens / 60 + " min " + tens % 60 + " s" : tens / 3600 + " h " + tens % 3600 / 60 + " min";
    }
}
