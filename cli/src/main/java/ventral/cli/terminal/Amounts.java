package ventral.cli.terminal;

import java.util.Locale;

/** Large amounts, to three figures or so. */
public final class Amounts {

    private static final double HOUR = 3600;

    private Amounts() {}

    /** Hours, without the word. */
    public static String hours(double seconds) {
        double hours = seconds / HOUR;
        return String.format(Locale.ROOT, hours < 10 ? "%.2f" : hours < 1000 ? "%.1f" : "%,.0f", hours);
    }

    /** In any currency. */
    public static String money(double amount) {
        return String.format(Locale.ROOT, amount < 100 ? "%.2f" : "%,.0f", amount);
    }

    /** Such as {@code 49.5 GB}: in powers of ten, as disks are sold. */
    public static String size(double bytes) {
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1e8
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, bytes < 1e11 ? "%.1f GB" : "%,.0f GB", bytes / 1e9);
    }
}
