package ventral.gateway.analysis;

/** Says where a curve's fit meets a level, such as that of a network trained on ImageNet, or another curve. */
public sealed interface Crossing {

    /** Factors of ten beyond the largest dataset, past which a line says nothing that one should plan by. */
    double REACH_DECADES = 3;

    /**
     * The dataset size, and those between which it lies with {@link LogLinearFit#CONFIDENCE}. They may be smaller than
     * every dataset: the points lie above the level then.
     */
    record At(double imageCount, double lower, double upper) implements Crossing {}

    /** These points give no dataset size. */
    enum NotWithinReach implements Crossing {
        /** The line does not rise. */
        NOT_RISING,
        /** The slope's interval holds 0: the size may be anything. */
        SLOPE_UNCERTAIN,
        /** The fit meets the level, if at all, more than {@link #REACH_DECADES} beyond the largest dataset. */
        TOO_FAR,
        /** The saturating fit ends at or below the level. */
        ENDS_BELOW,
        /** The fit is nowhere below what it is asked to meet, from the smallest dataset on. */
        ABOVE_FROM_THE_START
    }

    /**
     * By Fieller's theorem (Draper and Smith, Applied Regression Analysis, 3rd edition, section 3.2): the sizes at which
     * the level lies within the line's interval. With u = log10(size) - mean of it, c = level - the line's height at u =
     * 0, and T = t^2 * residual variance, they lie between the roots of (b^2 - T / sxx) u^2 - 2 b c u + c^2 - T / n.
     *
     * @param level taken as exact
     * @param largestImageCount of the points
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
        return new At(
                Math.pow(10, crossing),
                Math.pow(10, fit.meanLog() + (slope * height - root) / leading),
                Math.pow(10, fit.meanLog() + (slope * height + root) / leading));
    }
}
