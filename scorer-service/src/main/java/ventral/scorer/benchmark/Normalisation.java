package ventral.scorer.benchmark;

import java.util.OptionalDouble;

/** Normalisation of a score by the ceiling. */
public enum Normalisation {
    /** (r/c)², used by Brain-Score up to version 2.3.12 and by the paper. */
    RATIO_SQUARED("(r/c)²"),
    /** r²/c, used by Brain-Score since version 2.3.13. */
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
