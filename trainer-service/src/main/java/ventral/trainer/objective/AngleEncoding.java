package ventral.trainer.objective;

import ventral.contract.spec.Recipe;

/** The encoding of an angle as targets of the network. */
enum AngleEncoding {
    /** Sine and cosine, so that the encoding is continuous at ±180°. A group has all sines first, then all cosines. */
    SINE_AND_COSINE(2),
    /** Difference from the stream's circular mean, in standard deviations. */
    Z_SCORE(1);

    private final int unitCount;

    AngleEncoding(int unitCount) {
        this.unitCount = unitCount;
    }

    static AngleEncoding of(Recipe.HeadForm form) {
        return switch (form) {
            case TDW_2024, OBJECTIVE -> SINE_AND_COSINE;
            case TDW_2023 -> Z_SCORE;
        };
    }

    /** Returns the number of units of the last layer for each angle. */
    int unitCount() {
        return unitCount;
    }
}
