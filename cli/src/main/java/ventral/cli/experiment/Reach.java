package ventral.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Crossing;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ScalingCurve;
import ventral.cli.terminal.Words;

/** What a curve's points say of where it goes, in words. */
final class Reach {

    /** Differences of AICc below this do not decide between two models. */
    private static final double DECISIVE = 2;

    private Reach() {}

    /** A line for each reference network that the curve has, and one on whether it has an end. */
    static List<String> lines(ScalingCurve curve) {
        List<String> lines = new ArrayList<>();
        curve.getReferencesList().stream()
                .filter(ReferenceLine::hasCrossing)
                .map(line -> "meets %s %s".formatted(line.getDisplayName(), where(line.getCrossing())))
                .forEach(lines::add);
        if (curve.hasSaturatingFit()) {
            lines.add(end(curve));
        }
        return lines;
    }

    private static String where(Crossing crossing) {
        return switch (crossing.getAnswerCase()) {
            case SIZE ->
                "at %s images (95 %%: %s to %s)"
                        .formatted(
                                images(crossing.getSize().getImageCount()),
                                images(crossing.getSize().getLowerImageCount()),
                                images(crossing.getSize().getUpperImageCount()));
            case NOT_WITHIN_REACH, ANSWER_NOT_SET ->
                "at no size within reach of these points: " + why(crossing.getNotWithinReach());
        };
    }

    private static String why(Crossing.NotWithinReach reason) {
        return switch (reason) {
            case NOT_WITHIN_REACH_NOT_RISING -> "the line does not rise";
            case NOT_WITHIN_REACH_SLOPE_UNCERTAIN -> "the slope's 95 % interval holds 0";
            case NOT_WITHIN_REACH_TOO_FAR -> "more than a thousand times the largest dataset";
            case NOT_WITHIN_REACH_UNSPECIFIED, UNRECOGNIZED -> "for a reason that this version does not know";
        };
    }

    private static String end(ScalingCurve curve) {
        double preference = curve.getSaturatingFit().getAiccPreference();
        if (Math.abs(preference) < DECISIVE) {
            return "the points do not tell a line from a curve that has an end (AICc differs by %.1f)"
                    .formatted(preference);
        }
        return preference > 0
                ? "a curve that ends at %s fits better than the line (AICc lower by %.1f)"
                        .formatted(Words.score(curve.getSaturatingFit().getLevel()), preference)
                : "the line fits better than a curve that has an end (AICc lower by %.1f)".formatted(-preference);
    }

    /** Three figures: the limits differ by factors. */
    private static String images(double count) {
        long unit = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2));
        return Words.count(Math.round(count / unit) * unit);
    }
}
