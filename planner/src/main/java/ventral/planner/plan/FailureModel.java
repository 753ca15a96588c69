package ventral.planner.plan;

import ventral.planner.rate.ArgumentChecks;

/**
 * Describes how often renderers, trainers and scorers are preempted, as spot instances are.
 *
 * @param perNodeHour mean number of failures; the failure times are independent of each other
 * @param restartSeconds until a replacement runs and has taken over its share of the work
 * @param seed of the failure times
 */
public record FailureModel(double perNodeHour, double restartSeconds, long seed) {

    public static final FailureModel NONE = new FailureModel(0, 0, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is negative
     */
    public FailureModel {
        ArgumentChecks.notNegative("failures an hour", perNodeHour);
        ArgumentChecks.notNegative("restart seconds", restartSeconds);
    }
}
