package ventral.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Crossing;
import ventral.api.v1.ReferenceCurve;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ScalingCurve;
import ventral.cli.terminal.NumberFormats;

/** Describes which references a curve reaches according to its fits, and at which dataset size. */
final class ExtrapolationDescription {

    /** Differences of AICc below this do not decide between two models. */
    private static final double DECISIVE = 2;

    private static final String LINE = "the log-linear fit";
    private static final String SATURATING = "the saturating fit";
    private static final String WITH_AN_END = "  by the saturating fit: ";

    private ExtrapolationDescription() {}

    /** Describes where both fits cross each reference, then which of the two fits the points prefer. */
    static List<String> lines(ScalingCurve curve) {
        List<String> lines = new ArrayList<>();
        for (ReferenceLine line : curve.getReferencesList()) {
            if (line.hasCrossing()) {
                lines.add("meets %s %s".formatted(line.getDisplayName(), where(line.getCrossing(), LINE)));
            }
            if (line.hasSaturatingCrossing()) {
                lines.add(WITH_AN_END + where(line.getSaturatingCrossing(), SATURATING));
            }
        }
        for (ReferenceCurve reference : curve.getReferenceCurvesList()) {
            if (reference.hasCrossing()) {
                lines.add("meets the curve of %s %s"
                        .formatted(reference.getDisplayName(), where(reference.getCrossing(), LINE)));
            }
            if (reference.hasSaturatingCrossing()) {
                lines.add(WITH_AN_END + where(reference.getSaturatingCrossing(), SATURATING));
            }
        }
        if (curve.hasSaturatingFit()) {
            lines.add(end(curve));
        }
        return lines;
    }

    /**
     * Describes a crossing.
     *
     * @param fit name of the fit that crosses the reference
     */
    private static String where(Crossing crossing, String fit) {
        return switch (crossing.getAnswerCase()) {
            case SIZE ->
                "at %s images (95 %%: %s to %s)"
                        .formatted(
                                images(crossing.getSize().getImageCount()),
                                limit(crossing.getSize().getLowerImageCount()),
                                limit(crossing.getSize().getUpperImageCount()));
            case NOT_WITHIN_REACH, ANSWER_NOT_SET ->
                "at no size within reach of these points: " + why(crossing.getNotWithinReach(), fit);
        };
    }

    private static String why(Crossing.NotWithinReach reason, String fit) {
        return switch (reason) {
            case NOT_WITHIN_REACH_NOT_RISING -> "%s does not rise".formatted(fit);
            case NOT_WITHIN_REACH_SLOPE_UNCERTAIN -> "the slope's 95 % confidence interval includes 0";
            case NOT_WITHIN_REACH_TOO_FAR -> "more than a thousand times the largest dataset";
            case NOT_WITHIN_REACH_ENDS_BELOW -> "%s has its asymptote below".formatted(fit);
            case NOT_WITHIN_REACH_ABOVE_FROM_THE_START -> "%s is above at the smallest dataset already".formatted(fit);
            case NOT_WITHIN_REACH_UNSPECIFIED, UNRECOGNIZED -> "for a reason that this version does not know";
        };
    }

    private static String limit(double count) {
        return count > 0 && Double.isFinite(count) ? images(count) : "no limit";
    }

    private static String end(ScalingCurve curve) {
        double preference = curve.getSaturatingFit().getAiccPreference();
        if (Math.abs(preference) < DECISIVE) {
            return "the points do not favour the log-linear or the saturating fit (AICc differs by %.1f)"
                    .formatted(preference);
        }
        return preference > 0
                ? "the saturating fit, with asymptote %s, is better than the log-linear fit (AICc lower by %.1f)"
                        .formatted(NumberFormats.score(curve.getSaturatingFit().getLevel()), preference)
                : "the log-linear fit is better than the saturating fit (AICc lower by %.1f)".formatted(-preference);
    }

    /** Rounds to three significant digits, because the limits differ by factors. */
    private static String images(double count) {
        long unit = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2));
        return NumberFormats.count(Math.round(count / unit) * unit);
    }
}
