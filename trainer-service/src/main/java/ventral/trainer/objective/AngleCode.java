package ventral.trainer.objective;

import ventral.contract.spec.Recipe;

/** What an angle is to the network. */
enum AngleCode {
    /** Its sine and its cosine, so that nothing jumps at ±180°; of a group all sines, then all cosines. */
    SINE_AND_COSINE(2),
    /** How far it is from the stream's circular mean, in standard deviations. */
    Z_SCORE(1);

    private final int unitCount;

    AngleCode(int unitCount) {
        this.unitCount = unitCount;
    }

    static AngleCode of(Recipe.HeadForm form) {
        return switch (form) {
            case TDW_2024, OBJECTIVE -> SINE_AND_COSINE;
            case TDW_2023 -> Z_SCORE;
        };
    }

    /** Units of the last layer for each angle. */
    int unitCount() {
        return unitCount;
    }
}
