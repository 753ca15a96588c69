package ventral.cli.study.statistics;

import java.util.SortedMap;

/** A straight line fitted by ordinary least squares: value = intercept + slopePerDecade · log10(image count). */
public record LogLinearLine(double intercept, double slopePerDecade) {

    /**
     * Fits the line.
     *
     * @param values by image count
     * @throws IllegalArgumentException if there are fewer than two image counts
     */
    public static LogLinearLine through(SortedMap<Long, Double> values) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("a line needs two dataset sizes, but there are " + values.size());
        }
        double meanX = values.keySet().stream().mapToDouble(Math::log10).sum() / values.size();
        double meanY = values.values().stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares = 0;
        double products = 0;
        for (var point : values.entrySet()) {
            double x = Math.log10(point.getKey()) - meanX;
            squares += x * x;
            products += x * (point.getValue() - meanY);
        }
        double slope = products / squares;
        return new LogLinearLine(meanY - slope * meanX, slope);
    }

    /** Returns the fitted value at a dataset size. */
    public double at(double imageCount) {
        return intercept + slopePerDecade * Math.log10(imageCount);
    }
}
