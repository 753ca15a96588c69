package ventral.gateway.analysis.statistics;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Fits a {@link SaturatingLaw} to the means of a curve's points by least squares, to compare a curve that levels off
 * with a line that does not. The method is least squares so that its AICc and the line's follow from the same
 * likelihood; {@link RobustLawFit} fits the law to many networks of one kind.
 *
 * @param squaredResiduals sum over the points
 * @param pointCount at least eight
 * @param preference AICc of the line less the AICc of this fit: positive if the points favour a curve that levels off
 *     (Burnham and Anderson, Model Selection and Multimodel Inference, 2nd edition, section 2.4)
 */
public record SaturatingFit(SaturatingLaw law, double squaredResiduals, int pointCount, double preference) {

    /**
     * Fewest points for a fit. AICc is defined for six points, but there it prefers this law by 2 only if the law
     * leaves 1/207 of the line's squared residuals; with seven points the fraction is 1/10, with eight 1/4.
     */
    public static final int FEWEST_POINTS = 8;

    /** Squared residuals below this are rounding errors, and their logarithm is meaningless. */
    private static final double EXACT = 1e-20;

    private static final int LINE_PARAMETERS = 3;
    /** Level, gap, exponent, and the residual variance. */
    private static final int PARAMETERS = 4;

    /** The best level and gap for one exponent, by linear regression. */
    private record ExponentFit(double level, double gap, double squaredResiduals) {}

    /**
     * Fits the law to the means of the points; empty with fewer than eight points, if no such curve rises, or if a
     * model fits exactly.
     */
    public static Optional<SaturatingFit> through(List<ScalingPoint> points, LogLinearFit line) {
        if (points.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        double exponent =
                ExponentSearch.minimise(tried -> candidate(points, tried).squaredResiduals());
        ExponentFit found = candidate(points, exponent);
        int n = points.size();
        double ofLine = line.residualVariance() * (n - 2);
        if (found.gap() <= 0 || found.squaredResiduals() < EXACT || ofLine < EXACT) {
            return Optional.empty();
        }
        return Optional.of(new SaturatingFit(
                new SaturatingLaw(
                        found.level(), found.gap(), exponent, points.get(0).imageCount()),
                found.squaredResiduals(),
                n,
                aicc(ofLine, n, LINE_PARAMETERS) - aicc(found.squaredResiduals(), n, PARAMETERS)));
    }

    /**
     * Returns the largest sum of squared residuals of a curve through a given point that {@link
     * LogLinearFit#CONFIDENCE} does not reject: profile likelihood, at n - 3 degrees of freedom (Bates and Watts,
     * Nonlinear Regression Analysis, section 6.1).
     */
    double acceptedResidualSumOfSquares() {
        int freedom = pointCount - 3;
        double t = new TDistribution(freedom).inverseCumulativeProbability((1 + LogLinearFit.CONFIDENCE) / 2);
        return squaredResiduals * (1 + t * t / freedom);
    }

    private static ExponentFit candidate(List<ScalingPoint> points, double exponent) {
        double smallest = points.get(0).imageCount();
        double[] x = points.stream()
                .mapToDouble(point -> Math.pow(point.imageCount() / smallest, -exponent))
                .toArray();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += points.get(i).mean() / x.length;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (points.get(i).mean() - meanY);
        }
        double gap = -sxy / sxx;
        double level = meanY + gap * meanX;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double error = points.get(i).mean() - level + gap * x[i];
            squares += error * error;
        }
        return new ExponentFit(level, gap, squares);
    }

    private static double aicc(double squaredResiduals, int n, int k) {
        return n * Math.log(squaredResiduals / n) + 2. * k + 2. * k * (k + 1) / (n - k - 1);
    }
}
