package ventral.scorer.benchmark;

import java.util.OptionalDouble;

/** How the ceiling is divided out of a score. */
public enum Normalisation {
    /** (r/c)², Brain-Score's up to version 2.3.12, and the paper's. */
    RATIO_SQUARED("(r/c)²"),
    /** r²/c, Brain-Score's since version 2.3.13. */
    SQUARED_OVER_CEILING("r²/c");

    private final String formula;

    Normalisation(String formula) {
        this.formula = formula;
    }

    /** As people write it. */
    public String formula() {
        return formula;
    }

    /** Empty where no ceiling is known. */
    public OptionalDouble of(AlignmentScore score) {
        return switch (this) {
            case RATIO_SQUARED -> score.ratioSquared();
            case SQUARED_OVER_CEILING -> score.squaredOverCeiling();
        };
    }
}
