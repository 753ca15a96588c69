package ventral.cli.terminal;

import java.util.Locale;

/** Formats large amounts to about three significant digits. */
public final class AmountFormats {

    private static final double HOUR = 3600;

    private AmountFormats() {}

    /** Formats seconds as hours, without the unit. */
    public static String hours(double seconds) {
        double hours = seconds / HOUR;
        return String.format(Locale.ROOT, hours < 10 ? "%.2f" : hours < 1000 ? "%.1f" : "%,.0f", hours);
    }

    /** Formats an amount of money, without the currency. */
    public static String money(double amount) {
        return String.format(Locale.ROOT, amount < 100 ? "%.2f" : "%,.0f", amount);
    }

    /** Formats a size in bytes in decimal units, such as {@code 49.5 GB}. */
    public static String size(double bytes) {
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1e8
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, bytes < 1e11 ? "%.1f GB" : "%,.0f GB", bytes / 1e9);
    }
}
