package ventral.cli.plan;

/**
 * How often renderers, trainers and scorers are taken away, as spot machines are.
 *
 * @param perNodeHour mean count; moments are independent of each other
 * @param restartSeconds until another stands in its place and has its share of the work
 * @param seed of the moments
 */
public record Failures(double perNodeHour, double restartSeconds, long seed) {

    public static final Failures NONE = new Failures(0, 0, 0);

    /** @throws IllegalArgumentException if a value is negative */
    public Failures {
        Checks.notNegative("failures an hour", perNodeHour);
        Checks.notNegative("restart seconds", restartSeconds);
    }
}
