package ventral.cli.terminal;

import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Interval that an axis spans. */
record AxisRange(double low, double high) {

    private static final double MARGIN = 0.08;

    /**
     * Returns a range that holds all values and a margin of 8 % of their span on either side, at least {@code least}.
     */
    static AxisRange around(Stream<Double> values, double least) {
        DoubleSummaryStatistics found = values.collect(Collectors.summarizingDouble(value -> value));
        double margin = Math.max(least, (found.getMax() - found.getMin()) * MARGIN);
        return new AxisRange(found.getMin() - margin, found.getMax() + margin);
    }

    /** Returns where a value lies between low (0) and high (1). */
    double fraction(double value) {
        return (value - low) / (high - low);
    }

    double at(double fraction) {
        return low + fraction * (high - low);
    }
}
