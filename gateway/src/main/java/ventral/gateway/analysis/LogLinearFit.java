package ventral.gateway.analysis;

import java.util.List;
import java.util.Optional;

/**
 * value = intercept + slopePerDecade * log10(imageCount), by ordinary least squares (Draper and Smith, Applied
 * Regression Analysis, 3rd edition, sections 1.2 to 1.4).
 *
 * @param slopeStandardError sqrt(residual sum of squares / (n - 2) / sum of squares of x about its mean)
 * @param rSquared share of the values' variance that the line explains; 1 if the values do not vary
 */
public record LogLinearFit(double intercept, double slopePerDecade, double slopeStandardError, double rSquared) {

    private static final int FEWEST_POINTS = 3;

    /** Of the points' means; empty with fewer than three points. */
    public static Optional<LogLinearFit> through(List<ScalingPoint> points) {
        if (points.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        double[] x = points.stream()
                .mapToDouble(point -> Math.log10(point.imageCount()))
                .toArray();
        double[] y = points.stream().mapToDouble(ScalingPoint::mean).toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double sxx = products(x, meanX, x, meanX);
        double syy = products(y, meanY, y, meanY);
        double slope = products(x, meanX, y, meanY) / sxx;
        double intercept = meanY - slope * meanX;
        double residual = 0;
        for (int i = 0; i < x.length; i++) {
            double error = y[i] - intercept - slope * x[i];
            residual += error * error;
        }
        return Optional.of(new LogLinearFit(
                intercept,
                slope,
                Math.sqrt(residual / (x.length - 2) / sxx),
                syy == 0 ? 1 : Math.max(0, 1 - residual / syy)));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double products(double[] a, double meanA, double[] b, double meanB) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum;
    }
}
