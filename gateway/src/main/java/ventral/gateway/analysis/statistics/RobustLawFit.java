package ventral.gateway.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits a {@link SaturatingLaw} to networks of one kind as Gokce and Schrimpf (2025, arXiv 2411.05712) do. It minimises
 * the sum over networks of Huber's loss, delta 1e-3, of log(E + A (imageCount / 10^4)^-exponent) - log(1 - value). A
 * single outlying network hardly moves the fit.
 */
public final class RobustLawFit {

    private static final double DELTA = 1e-3;
    private static final double UNIT_IMAGES = 1e4;
    private static final int FEWEST_SIZES = 5;
    private static final double[] START_EXPONENTS = {.05, .15, .3, .6, 1.2};
    private static final double FIRST_STEP = .1;
    /**
     * Starts of the simplex, each where the previous one ended. The loss is not smooth, so a simplex may shrink too
     * early.
     */
    private static final int OPENINGS = 4;

    /** One network: its number of training images, and its score, below 1. */
    public record NetworkPoint(double imageCount, double value) {}

    private RobustLawFit() {}

    /** Returns the law; empty with fewer than five sizes, or if no such curve rises. */
    public static Optional<SaturatingLaw> through(List<NetworkPoint> networks) {
        List<NetworkPoint> usable = networks.stream()
                .filter(network -> network.imageCount() > 0 && network.value() < 1)
                .toList();
        if (usable.stream().mapToDouble(NetworkPoint::imageCount).distinct().count() < FEWEST_SIZES) {
            return Optional.empty();
        }
        double[] logSizes = usable.stream()
                .mapToDouble(network -> Math.log(network.imageCount() / UNIT_IMAGES))
                .toArray();
        double[] logErrors = usable.stream()
                .mapToDouble(network -> Math.log(1 - network.value()))
                .toArray();
        double least = DoubleStream.of(logErrors).min().orElseThrow();
        double[] best = DoubleStream.of(START_EXPONENTS)
                .mapToObj(exponent -> descend(new double[] {least, least - 1, exponent}, logSizes, logErrors))
                .min(Comparator.comparingDouble(PointValuePair::getValue))
                .orElseThrow()
                .getPoint();
        double first =
                usable.stream().mapToDouble(NetworkPoint::imageCount).min().orElseThrow();
        double gap = Math.exp(best[1]) * Math.pow(first / UNIT_IMAGES, -best[2]);
        return best[2] > 0 && gap > 0 && Double.isFinite(gap)
                ? Optional.of(new SaturatingLaw(1 - Math.exp(best[0]), gap, best[2], first))
                : Optional.empty();
    }

    /**
     * Minimises the loss from a starting point.
     *
     * @param start log E, log A, exponent
     */
    private static PointValuePair descend(double[] start, double[] logSizes, double[] logErrors) {
        PointValuePair found = new PointValuePair(start, Double.POSITIVE_INFINITY);
        for (int opening = 0; opening < OPENINGS; opening++) {
            found = new SimplexOptimizer(1e-12, 1e-16)
                    .optimize(
                            new MaxEval(20_000),
                            new ObjectiveFunction(law -> loss(law, logSizes, logErrors)),
                            GoalType.MINIMIZE,
                            new InitialGuess(found.getPoint()),
                            new NelderMeadSimplex(start.length, FIRST_STEP / Math.pow(4, opening)));
        }
        return found;
    }

    private static double loss(double[] law, double[] logSizes, double[] logErrors) {
        double sum = 0;
        for (int i = 0; i < logSizes.length; i++) {
            double power = law[1] - law[2] * logSizes[i];
            double larger = Math.max(law[0], power);
            double logOfSum = larger + Math.log1p(Math.exp(Math.min(law[0], power) - larger));
            double residual = Math.abs(logOfSum - logErrors[i]);
            sum += residual <= DELTA ? residual * residual / 2 : DELTA * (residual - DELTA / 2);
        }
        return sum;
    }
}
