package ventral.cli.study.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to pixels and holds the axis ticks.
 *
 * @param isLogarithmic true for a base-10 logarithmic axis
 * @param low the value at {@code from}; above 0 on a logarithmic axis
 * @param high the value at {@code to}
 */
public record Axis(boolean isLogarithmic, double low, double high, double from, double to, List<Tick> ticks) {

    /** A labelled value on an axis. */
    public record Tick(double value, String label) {}

    private static final int MOST_TICKS = 6;
    private static final double MARGIN = 0.05;

    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** Makes a linear axis with even steps that spans every value. */
    public static Axis linear(Collection<Double> values, double from, double to) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double span = most > least ? most - least : Math.max(1e-3, Math.abs(most));
        return linear(least - MARGIN * span, most + MARGIN * span, from, to);
    }

    /** Makes a linear axis with even steps from 0 to above every value. No value is negative. */
    public static Axis linearFromZero(Collection<Double> values, double from, double to) {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return linear(0, Math.max(1e-3, most), from, to);
    }

    private static Axis linear(double least, double most, double from, double to) {
        double step = step(most - least);
        double low = Math.floor(least / step) * step;
        double high = Math.ceil(most / step) * step;
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step)));
        List<Tick> ticks = new ArrayList<>();
        for (long i = Math.round(low / step); i <= Math.round(high / step); i++) {
            ticks.add(new Tick(
                    i * step,
                    BigDecimal.valueOf(i * step)
                            .setScale(decimals, RoundingMode.HALF_EVEN)
                            .toPlainString()));
        }
        return new Axis(false, low, high, from, to, ticks);
    }

    private static double step(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / MOST_TICKS)));
        for (int factor : new int[] {1, 2, 5}) {
            if (span / (factor * power) <= MOST_TICKS) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Makes a base-10 logarithmic axis that spans every value, with ticks at the named values. */
    public static Axis logarithmic(Collection<Double> values, Collection<Double> named, double from, double to) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
        double margin = Math.pow(most > least ? most / least : 10, MARGIN);
        List<Tick> ticks = named.stream()
                .distinct()
                .sorted()
                .map(value -> new Tick(value, String.format(Locale.ROOT, "%,d", Math.round(value))))
                .toList();
        return new Axis(true, least / margin, most * margin, from, to, ticks);
    }

    /**
     * Returns the powers of ten within limits above 0, or the limits themselves if there are fewer than two such
     * powers.
     */
    public static List<Double> powersOfTen(double least, double most) {
        List<Double> powers = new ArrayList<>();
        for (int i = (int) Math.ceil(Math.log10(least)); i <= Math.floor(Math.log10(most)); i++) {
            powers.add(Math.pow(10, i));
        }
        return powers.size() < 2 ? List.of(least, most) : powers;
    }

    /** Returns the pixel coordinate of a value. */
    public double at(double value) {
        double share = isLogarithmic
                ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (value - low) / (high - low);
        return from + share * (to - from);
    }
}
