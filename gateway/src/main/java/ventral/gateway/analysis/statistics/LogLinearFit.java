package ventral.gateway.analysis.statistics;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Fits value = intercept + slopePerDecade * log10(imageCount) by ordinary least squares (Draper and Smith, Applied
 * Regression Analysis, 3rd edition, sections 1.2 to 1.4 and 3.1).
 *
 * @param rSquared share of the values' variance that the line explains; 1 if the values do not vary
 * @param residualVariance residual sum of squares / (n - 2)
 * @param pointCount n, at least three
 * @param meanLog mean of log10(imageCount) over the points
 * @param squaresOfLog sum of squares of log10(imageCount) about its mean
 */
public record LogLinearFit(
        double intercept,
        double slopePerDecade,
        double rSquared,
        double residualVariance,
        int pointCount,
        double meanLog,
        double squaresOfLog) {

    /** Confidence level of every interval of this class. */
    public static final double CONFIDENCE = .95;

    private static final int FEWEST_POINTS = 3;

    /** Fits the line to the means of the points; empty with fewer than three points. */
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
                syy == 0 ? 1 : Math.max(0, 1 - residual / syy),
                residual / (x.length - 2),
                x.length,
                meanX,
                sxx));
    }

    /** Returns the height of the line. */
    public double at(double imageCount) {
        return intercept + slopePerDecade * Math.log10(imageCount);
    }

    public double slopeStandardError() {
        return Math.sqrt(residualVariance / squaresOfLog);
    }

    /**
     * Returns Student's confidence interval of the line's height; it is not a prediction interval of a further run's
     * score.
     */
    public ConfidenceInterval interval(double imageCount) {
        double fromMean = Math.log10(imageCount) - meanLog;
        double half = quantile() * Math.sqrt(residualVariance * (1. / pointCount + fromMean * fromMean / squaresOfLog));
        return new ConfidenceInterval(at(imageCount) - half, at(imageCount) + half);
    }

    /**
     * Returns the quantile t of Student's distribution with n - 2 degrees of freedom such that {@link #CONFIDENCE} lies
     * between -t and t.
     */
    double quantile() {
        return new TDistribution(pointCount - 2).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
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
