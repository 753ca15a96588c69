package ventral.cli.experiment;

import org.jspecify.annotations.Nullable;
import ventral.api.v1.Normalisation;

/** Names the normalisations, and picks the value that each gives. */
final class Normalisations {

    private Normalisations() {}

    static String word(Normalisation normalisation) {
        return switch (normalisation) {
            // gateways older than this field knew ratio squared alone
            case NORMALISATION_UNSPECIFIED, NORMALISATION_RATIO_SQUARED -> "(r/c)²";
            case NORMALISATION_SQUARED_OVER_CEILING -> "r²/c";
            case NORMALISATION_RAW -> "r";
            case UNRECOGNIZED -> throw unknown();
        };
    }

    /** Returns the value under a normalisation; null if it needs a ceiling and none is known. */
    static @Nullable Double value(
            Normalisation normalisation,
            double raw,
            double ratioSquared,
            double squaredOverCeiling,
            boolean ceilingUnknown) {
        return switch (normalisation) {
            case NORMALISATION_UNSPECIFIED, NORMALISATION_RATIO_SQUARED -> ceilingUnknown ? null : ratioSquared;
            case NORMALISATION_SQUARED_OVER_CEILING -> ceilingUnknown ? null : squaredOverCeiling;
            case NORMALISATION_RAW -> raw;
            case UNRECOGNIZED -> throw unknown();
        };
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("the gateway knows a normalisation that this program does not");
    }
}
