package ventral.scorer.score;

import java.util.OptionalDouble;

/** Normalisation of a score by the ceiling. */
public enum Normalisation {
    /** Brain-Score's normalisation up to version 2.3.12 and the paper's, (r/c)². */
    RATIO_SQUARED("(r/c)²"),
    /** Brain-Score's normalisation since version 2.3.13, r²/c. */
    SQUARED_OVER_CEILING("r²/c");

    private final String formula;

    Normalisation(String formula) {
        this.formula = formula;
    }

    /** Returns the formula as it is displayed. */
    public String formula() {
        return formula;
    }

    /** Returns the normalised score; empty if no ceiling is known. */
    public OptionalDouble of(AlignmentScore score) {
        return switch (this) {
            case RATIO_SQUARED -> score.ratioSquared();
            case SQUARED_OVER_CEILING -> score.squaredOverCeiling();
        };
    }
}
