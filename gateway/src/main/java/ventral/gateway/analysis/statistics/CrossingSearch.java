package ventral.gateway.analysis.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import ventral.gateway.analysis.statistics.Crossing.CrossingPoint;
import ventral.gateway.analysis.statistics.Crossing.NotWithinReach;

/**
 * Finds where a fit first meets another curve from below, from the smallest dataset to {@link Crossing#REACH_DECADES}
 * beyond the largest. The confidence limits enclose the sizes around the crossing that the points do not reject at
 * {@link LogLinearFit#CONFIDENCE}. If these sizes reach the end of the search, the lower limit is 0 or the upper limit
 * infinity.
 */
public final class CrossingSearch {

    private static final int STEPS_PER_DECADE = 20;
    private static final int HALVINGS = 50;

    private final double from;
    private final double to;

    public CrossingSearch(List<ScalingPoint> points) {
        this.from = Math.log10(points.get(0).imageCount());
        this.to = Math.log10(points.get(points.size() - 1).imageCount()) + Crossing.REACH_DECADES;
    }

    /** Inverts the test of the line against the curve at each size, as Fieller's theorem does for a level. */
    public Crossing of(LogLinearFit line, DoubleUnaryOperator curve) {
        if (line.slopePerDecade() <= 0) {
            return NotWithinReach.NOT_RISING;
        }
        double t = line.quantile();
        if (line.slopePerDecade() <= t * line.slopeStandardError()) {
            return NotWithinReach.SLOPE_UNCERTAIN;
        }
        return search(
                size -> line.at(size) - curve.applyAsDouble(size),
                size -> {
                    ConfidenceInterval height = line.interval(size);
                    double other = curve.applyAsDouble(size);
                    return height.lower() <= other && other <= height.upper();
                },
                NotWithinReach.TOO_FAR);
    }

    /** Inverts the likelihood-ratio test of the law constrained to the other curve's height at each size. */
    public Crossing of(SaturatingFit fit, List<ScalingPoint> points, DoubleUnaryOperator curve) {
        double accepted = fit.acceptedResidualSumOfSquares();
        boolean endsBelow = fit.law().level() <= curve.applyAsDouble(Math.pow(10, to));
        return search(
                size -> fit.law().at(size) - curve.applyAsDouble(size),
                size -> leastSquaresThrough(points, size, curve.applyAsDouble(size)) <= accepted,
                endsBelow ? NotWithinReach.ENDS_BELOW : NotWithinReach.TOO_FAR);
    }

    private Crossing search(DoubleUnaryOperator difference, DoublePredicate isAccepted, NotWithinReach otherwise) {
        DoublePredicate isAbove = size -> difference.applyAsDouble(size) >= 0;
        OptionalDouble below =
                isAbove.test(Math.pow(10, from)) ? firstChange(from, to, isAbove.negate()) : OptionalDouble.of(from);
        if (below.isEmpty()) {
            return NotWithinReach.ABOVE_FROM_THE_START;
        }
        OptionalDouble found = firstChange(below.getAsDouble(), to, isAbove);
        if (found.isEmpty()) {
            return otherwise;
        }
        double crossing = found.getAsDouble();
        OptionalDouble lower = firstChange(crossing, from, isAccepted.negate());
        OptionalDouble upper = firstChange(crossing, to, isAccepted.negate());
        return new CrossingPoint(
                Math.pow(10, crossing),
                lower.isPresent() ? Math.pow(10, lower.getAsDouble()) : 0,
                upper.isPresent() ? Math.pow(10, upper.getAsDouble()) : Double.POSITIVE_INFINITY);
    }

    /** Walks along the logarithmic axis to where a condition on the size first holds, then bisects the last step. */
    private static OptionalDouble firstChange(double start, double end, DoublePredicate condition) {
        int steps = Math.max(1, (int) Math.ceil(Math.abs(end - start) * STEPS_PER_DECADE));
        double before = start;
        for (int i = 1; i <= steps; i++) {
            double after = start + (end - start) * i / steps;
            if (condition.test(Math.pow(10, after))) {
                for (int halving = 0; halving < HALVINGS; halving++) {
                    double middle = (before + after) / 2;
                    if (condition.test(Math.pow(10, middle))) {
                        after = middle;
                    } else {
                        before = middle;
                    }
                }
                return OptionalDouble.of(after);
            }
            before = after;
        }
        return OptionalDouble.empty();
    }

    private static double leastSquaresThrough(List<ScalingPoint> points, double imageCount, double height) {
        double exponent = ExponentSearch.minimise(tried -> squaresThrough(points, imageCount, height, tried));
        return squaresThrough(points, imageCount, height, exponent);
    }

    /**
     * Returns the sum of squares of the best law through the given point for one exponent: a regression through the
     * origin, with a gap of at least 0.
     */
    private static double squaresThrough(List<ScalingPoint> points, double imageCount, double height, double exponent) {
        double first = points.get(0).imageCount();
        double atPlace = Math.pow(imageCount / first, -exponent);
        double[] x = points.stream()
                .mapToDouble(point -> atPlace - Math.pow(point.imageCount() / first, -exponent))
                .toArray();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * (points.get(i).mean() - height);
            xx += x[i] * x[i];
        }
        double gap = Math.max(0, xy / xx);
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double error = points.get(i).mean() - height - gap * x[i];
            squares += error * error;
        }
        return squares;
    }
}
