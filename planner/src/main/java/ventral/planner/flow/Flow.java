package ventral.planner.flow;

import java.util.List;

/** A piece of work that progresses continuously and uses resources. Flows are compared by identity. */
public final class Flow {

    private final double amount;
    private final double limit;
    private final List<ResourceUse> uses;
    private final double weight;
    private final Runnable done;
    private double left;

    /**
     * Amount of a resource that one unit of work uses.
     *
     * @param perUnit in the resource's unit
     */
    public record ResourceUse(Resource resource, double perUnit) {

        /**
         * Checks the amount.
         *
         * @throws IllegalArgumentException if the amount is not above 0
         */
        public ResourceUse {
            if (!(perUnit > 0)) {
                throw new IllegalArgumentException("use %s of %s is not above 0".formatted(perUnit, resource.kind()));
            }
        }
    }

    /**
     * Makes a flow that has not started.
     *
     * @param amount of work, in a unit of the flow's own
     * @param limit maximum rate in units a second, however much capacity is free
     * @param weight relative to other flows that use the same resource: twice the weight gets twice the rate
     * @param done called when the flow has ended
     * @throws IllegalArgumentException if the amount is negative, the limit or weight is not above 0, or nothing bounds
     *     the rate
     */
    public Flow(double amount, double limit, List<ResourceUse> uses, double weight, Runnable done) {
        if (!(amount >= 0) || !(limit > 0) || !(weight > 0) || (Double.isInfinite(limit) && uses.isEmpty())) {
            throw new IllegalArgumentException("invalid flow of %s units, at most %s a second, weight %s, uses %s"
                    .formatted(amount, limit, weight, uses));
        }
        this.amount = amount;
        this.limit = limit;
        this.uses = List.copyOf(uses);
        this.weight = weight;
        this.done = done;
        this.left = amount;
    }

    /** Makes a flow of weight 1 that only its resources limit. */
    public static Flow of(double amount, List<ResourceUse> uses, Runnable done) {
        return new Flow(amount, Double.POSITIVE_INFINITY, uses, 1, done);
    }

    /** Returns the units that are done. */
    public double doneAmount() {
        return amount - left;
    }

    List<ResourceUse> uses() {
        return uses;
    }

    double weight() {
        return weight;
    }

    double left() {
        return left;
    }

    void advance(double units) {
        left = Math.max(0, left - units);
    }

    void end() {
        left = 0;
    }

    void follow() {
        done.run();
    }

    /** Returns the rate in units a second if no other flow used the same resources. */
    double alone() {
        double rate = limit;
        for (ResourceUse use : uses) {
            rate = Math.min(rate, use.resource().capacity() / use.perUnit());
        }
        return rate;
    }
}
