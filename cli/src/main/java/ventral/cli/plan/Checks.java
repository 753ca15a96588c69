package ventral.cli.plan;

/** What the records of a plan refuse. */
final class Checks {

    private Checks() {}

    /** @throws IllegalArgumentException if the value is not a number above 0 */
    static void positive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s %s is not above 0".formatted(field, value));
        }
    }

    /** @throws IllegalArgumentException if the value is below 0 or not a number */
    static void notNegative(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s %s is below 0".formatted(field, value));
        }
    }

    /** @throws IllegalArgumentException if the value is outside */
    static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s %d is outside %d to %d".formatted(field, value, least, most));
        }
    }
}
