package ventral.cli.flow;

import java.util.List;

/** A piece of work, of which some is done every second. Each is itself alone. */
public final class Flow {

    private final double amount;
    private final double limit;
    private final List<Use> uses;
    private final double weight;
    private final Runnable done;
    private double left;

    /**
     * What a unit of work takes of a resource.
     *
     * @param perUnit in the resource's unit
     */
    public record Use(Resource resource, double perUnit) {

        /** @throws IllegalArgumentException if it takes nothing */
        public Use {
            if (!(perUnit > 0)) {
                throw new IllegalArgumentException("a use of %s of %s".formatted(perUnit, resource.kind()));
            }
        }
    }

    /**
     * @param amount of work, in a unit of its own
     * @param limit units a second that it makes at most, however much is free
     * @param weight beside others that want the same resource: who has twice the weight gets twice as much
     * @param done what follows
     * @throws IllegalArgumentException if it would never end, or ends before it begins
     */
    public Flow(double amount, double limit, List<Use> uses, double weight, Runnable done) {
        if (!(amount >= 0) || !(limit > 0) || !(weight > 0) || (Double.isInfinite(limit) && uses.isEmpty())) {
            throw new IllegalArgumentException("a flow of %s units, at most %s a second, weight %s, that uses %s"
                    .formatted(amount, limit, weight, uses));
        }
        this.amount = amount;
        this.limit = limit;
        this.uses = List.copyOf(uses);
        this.weight = weight;
        this.done = done;
        this.left = amount;
    }

    /** Of weight 1, bounded by what it uses alone. */
    public static Flow of(double amount, List<Use> uses, Runnable done) {
        return new Flow(amount, Double.POSITIVE_INFINITY, uses, 1, done);
    }

    /** Units of it that are done. */
    public double doneAmount() {
        return amount - left;
    }

    List<Use> uses() {
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

    /** Units a second if it had everything that it uses for itself. */
    double alone() {
        double rate = limit;
        for (Use use : uses) {
            rate = Math.min(rate, use.resource().capacity() / use.perUnit());
        }
        return rate;
    }
}
