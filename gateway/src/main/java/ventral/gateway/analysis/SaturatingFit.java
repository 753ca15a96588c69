package ventral.gateway.analysis;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A {@link SaturatingLaw} through the means of a curve's points by least squares: what a curve looks like that has an end,
 * beside the line that has none. Least squares, so that its AICc and the line's are of one likelihood; the law through many
 * networks of one kind is {@link RobustLaw}.
 *
 * @param squaredResiduals sum over the points
 * @param pointCount at least eight
 * @param preference by how much the line's AICc is above this one's: positive where the points speak for an end
 *     (Burnham and Anderson, Model Selection and Multimodel Inference, 2nd edition, section 2.4)
 */
public record SaturatingFit(SaturatingLaw law, double squaredResiduals, int pointCount, double preference) {

    /**
     * With six points AICc is defined, but an end is preferred by 2 only where it leaves a 207th of the line's squared
     * residuals, with seven a tenth, with eight a quarter.
     */
    public static final int FEWEST_POINTS = 8;

    /** A residual below this is rounding, and its logarithm says nothing. */
    private static final double EXACT = 1e-20;

    private static final int LINE_PARAMETERS = 3;
    /** The residual variance among them. */
    private static final int PARAMETERS = 4;

    /** For one exponent the best level and gap, by linear regression. */
    private record Candidate(double level, double gap, double squaredResiduals) {}

    /** Of the points' means; empty with fewer than eight points, if no such curve rises, or if a model fits exactly. */
    public static Optional<SaturatingFit> through(List<ScalingPoint> points, LogLinearFit line) {
        if (points.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        double exponent = ExponentSearch.least(tried -> candidate(points, tried).squaredResiduals());
        Candidate found = candidate(points, exponent);
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
     * Returns the squared residuals that a curve through a place may leave so that {@link LogLinearFit#CONFIDENCE} does not
     * reject it: profile likelihood, at n - 3 degrees of freedom (Bates and Watts, Nonlinear Regression Analysis, section
     * 6.1).
     */
    double acceptedSquares() {
        int freedom = pointCount - 3;
        double t = new TDistribution(freedom).inverseCumulativeProbability((1 + LogLinearFit.CONFIDENCE) / 2);
        return squaredResiduals * (1 + t * t / freedom);
    }

    private static Candidate candidate(List<ScalingPoint> points, double exponent) {
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
        return new Candidate(level, gap, squares);
    }

    private static double aicc(double squaredResiduals, int n, int k) {
        return n * Math.log(squaredResiduals / n) + 2. * k + 2. * k * (k + 1) / (n - k - 1);
    }
}
