package ventral.cli.experiment;

import java.util.List;
import java.util.OptionalDouble;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Score;
import ventral.cli.terminal.Words;

/**
 * The table cells of a score of a checkpoint or of a reference network.
 *
 * @param ceiling ceiling as text
 * @param value value under a normalisation; empty if it needs a ceiling and none is known
 * @param error why there are no figures; empty if there are
 */
record Measured(double raw, double standardError, String ceiling, OptionalDouble value, String layer, String error) {

    static Measured of(Score score, Normalisation normalisation) {
        double low = score.hasCeilingLowerBound() ? score.getCeilingLowerBound() : score.getCeiling();
        return new Measured(
                score.getRawValue(),
                score.getStandardError(),
                ceiling(score.getCeilingUnknown(), low, score.getCeiling(), score.getCeilingStated()),
                score.hasError()
                        ? OptionalDouble.empty()
                        : Normalisations.value(
                                normalisation,
                                score.getRawValue(),
                                score.getRatioSquaredValue(),
                                score.getSquaredOverCeilingValue(),
                                score.getCeilingUnknown()),
                score.getLayer(),
                score.hasError() ? "failed: " + score.getError().getMessage() : "");
    }

    static Measured of(ReferenceScore line, Normalisation normalisation) {
        double low = line.hasCeilingLowerBound() ? line.getCeilingLowerBound() : line.getCeiling();
        return new Measured(
                line.getRawValue(),
                line.getStandardError(),
                ceiling(line.getCeilingUnknown(), low, line.getCeiling(), line.getCeilingStated()),
                line.hasError()
                        ? OptionalDouble.empty()
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
        String value = low < high ? Words.score(low) + "–" + Words.score(high) : Words.score(high);
        return stated ? value + " stated" : value;
    }

    /** Returns the value with three decimals; blank if there is none. */
    String valueWord() {
        return value.isPresent() ? Words.score(value.getAsDouble()) : "";
    }

    /** Returns the cells of correlation, standard error and ceiling; blank if there are no figures. */
    List<String> cells() {
        return error.isEmpty() ? List.of(Words.score(raw), Words.score(standardError), ceiling) : List.of("", "", "");
    }

    String layerOrError() {
        return error.isEmpty() ? layer : error;
    }
}
