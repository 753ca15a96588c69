package ventral.planner.rate;

/** Checks the constructor arguments of a plan's records. */
public final class ArgumentChecks {

    private ArgumentChecks() {}

    /**
     * Checks that a value is positive.
     *
     * @throws IllegalArgumentException if the value is not a finite number above 0
     */
    static void positive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s %s is not above 0".formatted(field, value));
        }
    }

    /**
     * Checks that a value is not negative.
     *
     * @throws IllegalArgumentException if the value is below 0, infinite or not a number
     */
    public static void notNegative(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s %s is below 0".formatted(field, value));
        }
    }

    /**
     * Checks that a value lies between two limits, both inclusive.
     *
     * @throws IllegalArgumentException if the value is outside the limits
     */
    public static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s %d is outside %d to %d".formatted(field, value, least, most));
        }
    }
}
