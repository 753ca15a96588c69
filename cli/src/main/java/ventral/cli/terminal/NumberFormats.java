package ventral.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Formats numbers and durations for people. */
public final class NumberFormats {

    private NumberFormats() {}

    /** Formats a count with thousands separators, such as {@code 8,192}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Formats a score with three decimals, the precision at which scores are compared. */
    public static String score(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Rounds to three significant digits, such as {@code 0.001}, {@code 2.5e-8} or {@code 40}. */
    public static String figures(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toString().replace("E", "e");
    }

    /** Formats a fraction as a percentage, such as {@code 87 %}. */
    public static String share(double share) {
        return Math.round(100 * share) + " %";
    }

    /** Formats a size in binary units, such as {@code 1.2 GiB}. */
    public static String bytes(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30)
                : String.format(Locale.ROOT, "%,d MiB", Math.round(bytes / 0x1p20));
    }

    /** Formats a duration in seconds with one decimal. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Formats a duration such as {@code 3 min 20 s}; from one minute on rounded to ten seconds. */
    public static String approximateDuration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long tens = (seconds + 5) / 10 * 10;
        return tens < 3600 ? tens / 60 + " min " + tens % 60 + " s" : tens / 3600 + " h " + tens % 3600 / 60 + " min";
    }
}
