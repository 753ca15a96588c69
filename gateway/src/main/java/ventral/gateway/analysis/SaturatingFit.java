package ventral.gateway.analysis;

import java.util.List;
import java.util.Optional;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * value = level - gap * (imageCount / smallest imageCount)^-exponent, by least squares: what a curve looks like that has
 * an end, beside the line that has none.
 *
 * @param level that the values tend to
 * @param gap by which the value at the smallest dataset is below it; positive
 * @param exponent positive
 * @param preference by how much the line's AICc is above this one's: positive where the points speak for an end
 *     (Burnham and Anderson, Model Selection and Multimodel Inference, 2nd edition, section 2.4)
 */
public record SaturatingFit(double level, double gap, double exponent, double preference) {

    /** AICc of four parameters, the residual variance among them, is defined from here on. */
    private static final int FEWEST_POINTS = 6;

    /** A smaller exponent is a line over any number of decades, a larger one a step. */
    private static final double SMALLEST_EXPONENT = .01;

    private static final double LARGEST_EXPONENT = 5;
    private static final int GRID_STEPS = 40;

    /** A residual below this is rounding, and its logarithm says nothing. */
    private static final double EXACT = 1e-20;

    private static final int LINE_PARAMETERS = 3;
    private static final int PARAMETERS = 4;

    /** For one exponent the best level and gap, by linear regression. */
    private record Candidate(double level, double gap, double exponent, double squaredResiduals) {}

    /** Of the points' means; empty with fewer than six points, if no such curve rises, or if a model fits exactly. */
    public static Optional<SaturatingFit> through(List<ScalingPoint> points, LogLinearFit line) {
        if (points.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        Candidate found = best(points);
        int n = points.size();
        double ofLine = line.residualVariance() * (n - 2);
        if (found.gap() <= 0 || found.squaredResiduals() < EXACT || ofLine < EXACT) {
            return Optional.empty();
        }
        return Optional.of(new SaturatingFit(
                found.level(),
                found.gap(),
                found.exponent(),
                aicc(ofLine, n, LINE_PARAMETERS) - aicc(found.squaredResiduals(), n, PARAMETERS)));
    }

    /** The lowest of a grid of exponents may be beside the lowest of all: that is looked for between its neighbours. */
    private static Candidate best(List<ScalingPoint> points) {
        double from = Math.log(SMALLEST_EXPONENT);
        double step = (Math.log(LARGEST_EXPONENT) - from) / GRID_STEPS;
        int lowest = 1;
        for (int i = 2; i < GRID_STEPS; i++) {
            if (squaredResiduals(points, from + i * step) < squaredResiduals(points, from + lowest * step)) {
                lowest = i;
            }
        }
        double best = new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new MaxEval(1000),
                        new UnivariateObjectiveFunction(log -> squaredResiduals(points, log)),
                        GoalType.MINIMIZE,
                        new SearchInterval(from + (lowest - 1) * step, from + (lowest + 1) * step))
                .getPoint();
        return candidate(points, Math.exp(best));
    }

    private static double squaredResiduals(List<ScalingPoint> points, double logOfExponent) {
        return candidate(points, Math.exp(logOfExponent)).squaredResiduals();
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
        return new Candidate(level, gap, exponent, squares);
    }

    private static double aicc(double squaredResiduals, int n, int k) {
        return n * Math.log(squaredResiduals / n) + 2. * k + 2. * k * (k + 1) / (n - k - 1);
    }
}
