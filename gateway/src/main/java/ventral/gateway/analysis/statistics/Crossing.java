package ventral.gateway.analysis.statistics;

/** Locates where a curve's fit meets a level, such as that of a network trained on ImageNet, or another curve. */
public sealed interface Crossing {

    /**
     * Factors of ten beyond the largest dataset up to which a crossing is reported. An extrapolation further out is no
     * basis for planning.
     */
    double REACH_DECADES = 3;

    /**
     * The dataset size at the crossing, and its confidence limits at {@link LogLinearFit#CONFIDENCE}. All may be
     * smaller than every dataset: then the points lie above the level.
     */
    record CrossingPoint(double imageCount, double lower, double upper) implements Crossing {}

    /** Explains why the points give no dataset size. */
    enum NotWithinReach implements Crossing {
        /** The line does not rise. */
        NOT_RISING,
        /** The slope's interval contains 0, so the size could be anything. */
        SLOPE_UNCERTAIN,
        /** The fit meets the level, if at all, more than {@link #REACH_DECADES} beyond the largest dataset. */
        TOO_FAR,
        /** The saturating fit ends at or below the level. */
        ENDS_BELOW,
        /** The fit is nowhere below the level or curve, from the smallest dataset on. */
        ABOVE_FROM_THE_START
    }

    /**
     * Finds the crossing by Fieller's theorem (Draper and Smith, Applied Regression Analysis, 3rd edition, section
     * 3.2): the sizes at which the level lies within the line's interval. With u = log10(size) - mean of log10(size), c
     * = level - height of the line at u = 0, and T = t^2 * residual variance, they lie between the roots of (b^2 - T /
     * sxx) u^2 - 2 b c u + c^2 - T / n.
     *
     * @param level taken as exact
     * @param largestImageCount largest dataset size of the points
     */
    static Crossing of(LogLinearFit fit, double level, long largestImageCount) {
        double slope = fit.slopePerDecade();
        if (slope <= 0) {
            return NotWithinReach.NOT_RISING;
        }
        double t = fit.quantile();
        double spread = t * t * fit.residualVariance();
        double leading = slope * slope - spread / fit.squaresOfLog();
        if (leading <= 0) {
            return NotWithinReach.SLOPE_UNCERTAIN;
        }
        double height = level - fit.intercept() - slope * fit.meanLog();
        double crossing = fit.meanLog() + height / slope;
        if (crossing > Math.log10(largestImageCount) + REACH_DECADES) {
            return NotWithinReach.TOO_FAR;
        }
        double root = Math.sqrt(spread * (leading / fit.pointCount() + height * height / fit.squaresOfLog()));
        return new CrossingPoint(
                Math.pow(10, crossing),
                Math.pow(10, fit.meanLog() + (slope * height - root) / leading),
                Math.pow(10, fit.meanLog() + (slope * height + root) / leading));
    }
}
