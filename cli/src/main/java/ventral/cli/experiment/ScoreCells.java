package ventral.cli.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Score;
import ventral.cli.terminal.NumberFormats;

/**
 * The table cells of a score of a checkpoint or of a reference network.
 *
 * @param ceiling ceiling as text
 * @param value value under a normalisation; null if it needs a ceiling and none is known, and if there are no figures
 * @param error why there are no figures; empty if there are
 */
record ScoreCells(
        double raw,
        double standardError,
        String ceiling,
        @Nullable Double value,
        String layer,
        String error) {

    static ScoreCells of(Score score, Normalisation normalisation) {
        double low = score.hasCeilingLowerBound() ? score.getCeilingLowerBound() : score.getCeiling();
        return new ScoreCells(
                score.getRawValue(),
                score.getStandardError(),
                ceiling(score.getCeilingUnknown(), low, score.getCeiling(), score.getCeilingStated()),
                score.hasError()
                        ? null
                        : Normalisations.value(
                                normalisation,
                                score.getRawValue(),
                                score.getRatioSquaredValue(),
                                score.getSquaredOverCeilingValue(),
                                score.getCeilingUnknown()),
                score.getLayer(),
                score.hasError() ? "failed: " + score.getError().getMessage() : "");
    }

    static ScoreCells of(ReferenceScore line, Normalisation normalisation) {
        double low = line.hasCeilingLowerBound() ? line.getCeilingLowerBound() : line.getCeiling();
        return new ScoreCells(
                line.getRawValue(),
                line.getStandardError(),
                ceiling(line.getCeilingUnknown(), low, line.getCeiling(), line.getCeilingStated()),
                line.hasError()
                        ? null
                        : Normalisations.value(
                                normalisation,
                                line.getRawValue(),
                                line.getRatioSquaredValue(),
                                line.getSquaredOverCeilingValue(),
                                line.getCeilingUnknown()),
                line.getLayer(),
                line.hasError() ? "failed: " + line.getError().getMessage() : "");
    }

    /**
     * Formats a ceiling, such as {@code 0.812}, {@code 0.700–0.812} if only its bounds are known, or {@code 0.816
     * stated} if it was not measured on the responses.
     */
    static String ceiling(boolean unknown, double low, double high, boolean stated) {
        if (unknown) {
            return "unknown";
        }
        String value =
                low < high ? NumberFormats.score(low) + "–" + NumberFormats.score(high) : NumberFormats.score(high);
        return stated ? value + " stated" : value;
    }

    /** Returns the value with three decimals; blank if there is none. */
    String valueWord() {
        return value == null ? "" : NumberFormats.score(value);
    }

    /** Returns the cells of correlation, standard error and ceiling; blank if there are no figures. */
    List<String> cells() {
        return error.isEmpty()
                ? List.of(NumberFormats.score(raw), NumberFormats.score(standardError), ceiling)
                : List.of("", "", "");
    }

    String layerOrError() {
        return error.isEmpty() ? layer : error;
    }
}
