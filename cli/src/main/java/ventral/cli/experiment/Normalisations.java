package ventral.cli.experiment;

import ventral.api.v1.Normalisation;

/** How ceilings are divided out, in words. */
final class Normalisations {

    private Normalisations() {}

    /** A gateway that names none is of the time when there was one. */
    static boolean isRatioSquared(Normalisation normalisation) {
        return switch (normalisation) {
            case NORMALISATION_UNSPECIFIED, NORMALISATION_RATIO_SQUARED -> true;
            case NORMALISATION_SQUARED_OVER_CEILING -> false;
            case UNRECOGNIZED ->
                throw new IllegalArgumentException("the gateway knows a normalisation that this program does not");
        };
    }

    static String word(Normalisation normalisation) {
        return isRatioSquared(normalisation) ? "(r/c)²" : "r²/c";
    }
}
