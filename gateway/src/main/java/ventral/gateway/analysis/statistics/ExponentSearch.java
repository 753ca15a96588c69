package ventral.gateway.analysis.statistics;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Finds the exponent of a power law that minimises the squared residuals: first on a grid, then between the grid
 * point's neighbours.
 */
final class ExponentSearch {

    /** With a smaller exponent the law is a line over any number of decades, with a larger one a step. */
    private static final double SMALLEST = .01;

    private static final double LARGEST = 5;
    private static final int GRID_STEPS = 40;

    private ExponentSearch() {}

    /**
     * Returns the exponent that minimises the squared residuals.
     *
     * @param squaredResiduals sum of squared residuals as a function of the exponent
     */
    static double minimise(DoubleUnaryOperator squaredResiduals) {
        double from = Math.log(SMALLEST);
        double step = (Math.log(LARGEST) - from) / GRID_STEPS;
        int lowest = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < GRID_STEPS; i++) {
            double squares = squaredResiduals.applyAsDouble(Math.exp(from + i * step));
            if (squares < least) {
                least = squares;
                lowest = i;
            }
        }
        return Math.exp(new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new MaxEval(1000),
                        new UnivariateObjectiveFunction(log -> squaredResiduals.applyAsDouble(Math.exp(log))),
                        GoalType.MINIMIZE,
                        new SearchInterval(from + (lowest - 1) * step, from + (lowest + 1) * step))
                .getPoint());
    }
}
