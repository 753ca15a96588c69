package ventral.planner.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import ventral.planner.flow.Flow.ResourceUse;

/**
 * Runs a discrete-event simulation. The clock jumps to the next event: the end of a flow or a scheduled action. Between
 * two events every flow has a constant rate. Simultaneous events run in the order in which they were started or
 * scheduled, so a simulation is deterministic.
 */
public final class FlowSimulation {

    private static final double ROUNDING = 1e-9;

    private record ScheduledEvent(double time, long order, Runnable action) implements Comparable<ScheduledEvent> {

        @Override
        public int compareTo(ScheduledEvent other) {
            int byTime = Double.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final List<Resource> resources;
    private final List<Flow> flows = new ArrayList<>();
    private final PriorityQueue<ScheduledEvent> moments = new PriorityQueue<>();
    private final ResourceUtilisation timeline;
    private double now;
    private long asked;

    public FlowSimulation(Resources resources) {
        this.resources = resources.all();
        this.timeline = new ResourceUtilisation(this.resources);
    }

    /** Returns the seconds since the start. */
    public double now() {
        return now;
    }

    public ResourceUtilisation timeline() {
        return timeline;
    }

    public void start(Flow flow) {
        flows.add(flow);
    }

    /** Stops a flow before it is done. Its callback is not called. */
    public void stop(Flow flow) {
        if (!flows.remove(flow)) {
            throw new IllegalStateException("the flow is not running");
        }
    }

    /**
     * Schedules an action.
     *
     * @param seconds from now
     */
    public void schedule(double seconds, Runnable action) {
        moments.add(new ScheduledEvent(now + seconds, asked++, action));
    }

    /**
     * Runs until a condition holds.
     *
     * @throws IllegalStateException if the condition does not hold and no event is left
     */
    public void runUntil(BooleanSupplier end) {
        while (!end.getAsBoolean()) {
            if (flows.isEmpty() && moments.isEmpty()) {
                throw new IllegalStateException("no event is left after %s s to end the simulation".formatted(now));
            }
            step();
        }
    }

    private void step() {
        double[] rates = MaxMinFairness.of(flows, resources);
        double[] ends = new double[rates.length];
        double seconds = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rates.length; i++) {
            double left = flows.get(i).left();
            ends[i] = left == 0 ? 0 : left / rates[i];
            seconds = Math.min(seconds, ends[i]);
        }
        ScheduledEvent moment = moments.peek();
        boolean isMoment = moment != null && moment.time() - now <= seconds;
        if (isMoment) {
            seconds = Math.max(0, moment.time() - now);
        }
        timeline.add(seconds, used(rates));
        List<Flow> done = advance(seconds, rates, ends);
        now += seconds;
        done.forEach(Flow::follow);
        if (isMoment) {
            moments.remove(moment);
            moment.action().run();
        }
    }

    /** Advances every flow by a number of seconds, and returns the flows that end. */
    private List<Flow> advance(double seconds, double[] rates, double[] ends) {
        List<Flow> done = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            Flow flow = flows.get(i);
            if (ends[i] <= seconds * (1 + ROUNDING)) {
                flow.end();
                done.add(flow);
            } else {
                flow.advance(rates[i] * seconds);
            }
        }
        flows.removeAll(done);
        return done;
    }

    private double[] used(double[] rates) {
        double[] used = new double[resources.size()];
        for (int i = 0; i < rates.length; i++) {
            for (ResourceUse use : flows.get(i).uses()) {
                used[use.resource().id()] += use.perUnit() * rates[i];
            }
        }
        return used;
    }
}
