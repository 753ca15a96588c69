package ventral.cli.plan;

/**
 * Describes how often renderers, trainers and scorers are preempted, as spot instances are.
 *
 * @param perNodeHour mean number of failures; the failure times are independent of each other
 * @param restartSeconds until a replacement runs and has taken over its share of the work
 * @param seed of the failure times
 */
public record Failures(double perNodeHour, double restartSeconds, long seed) {

    public static final Failures NONE = new Failures(0, 0, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is negative
     */
    public Failures {
        Checks.notNegative("failures an hour", perNodeHour);
        Checks.notNegative("restart seconds", restartSeconds);
    }
}
