package ventral.planner.flow;

import java.util.ArrayList;
import java.util.List;
import ventral.planner.flow.Flow.ResourceUse;

/**
 * Computes the rates of concurrent flows by weighted max-min fairness. A flow that needs less than its fair share of a
 * scarce resource gets what it needs; the other flows divide the rest by weight. No resource exceeds its capacity.
 */
final class MaxMinFairness {

    private static final double ROUNDING = 1e-12;

    private final List<Flow> flows;
    private final double[] alone;
    private final double[] rates;

    /** Unassigned capacity of each resource, by id. */
    private final double[] left;

    private final double[] weights;

    private MaxMinFairness(List<Flow> flows, List<Resource> resources) {
        this.flows = flows;
        this.alone = flows.stream().mapToDouble(Flow::alone).toArray();
        this.rates = alone.clone();
        this.left = resources.stream().mapToDouble(Resource::capacity).toArray();
        this.weights = new double[left.length];
    }

    /**
     * Returns the rate of each flow in units a second.
     *
     * @param resources all resources, ordered by id
     */
    static double[] of(List<Flow> flows, List<Resource> resources) {
        MaxMinFairness shares = new MaxMinFairness(flows, resources);
        if (shares.isAnyOverloaded()) {
            shares.share();
            shares.handOutRest();
        }
        return shares.rates;
    }

    private boolean isAnyOverloaded() {
        double[] rest = left.clone();
        double[] capacity = left.clone();
        for (int i = 0; i < rates.length; i++) {
            for (ResourceUse use : flows.get(i).uses()) {
                int id = use.resource().id();
                rest[id] -= use.perUnit() * rates[i];
                if (rest[id] < -capacity[id] * ROUNDING) {
                    return true;
                }
            }
        }
        return false;
    }

    private void share() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            open.add(i);
            for (ResourceUse use : flows.get(i).uses()) {
                weights[use.resource().id()] += flows.get(i).weight();
            }
        }
        while (!open.isEmpty()) {
            double[] parts = open.stream().mapToDouble(this::part).toArray();
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (double part : parts) {
                least = Math.min(least, part);
                most = Math.max(most, part);
            }
            // Flows that get their full rate leave more for the others, so they are fixed first. If there are none, the
            // flows with the smallest part cannot get more and are fixed.
            double from = most >= 1 - ROUNDING ? 1 - ROUNDING : 0;
            double to = from > 0 ? 1 : least * (1 + ROUNDING);
            List<Integer> settled = new ArrayList<>();
            for (int at = 0; at < parts.length; at++) {
                if (parts[at] >= from && parts[at] <= to) {
                    int flow = open.get(at);
                    settled.add(flow);
                    rates[flow] = parts[at] * alone[flow];
                }
            }
            settled.forEach(this::take);
            open.removeAll(settled);
        }
    }

    /** Returns the rate that a flow would get now, as a fraction of its rate alone. */
    private double part(int i) {
        Flow flow = flows.get(i);
        double part = 1;
        for (ResourceUse use : flow.uses()) {
            int id = use.resource().id();
            part = Math.min(part, Math.max(0, left[id]) * flow.weight() / weights[id] / use.perUnit() / alone[i]);
        }
        return part;
    }

    private void take(int i) {
        Flow flow = flows.get(i);
        for (ResourceUse use : flow.uses()) {
            left[use.resource().id()] -= use.perUnit() * rates[i];
            weights[use.resource().id()] -= flow.weight();
        }
    }

    /** Gives capacity that flows fixed late have left to flows that were fixed early, as far as they can use it. */
    private void handOutRest() {
        for (int i = 0; i < rates.length; i++) {
            double more = alone[i] - rates[i];
            for (ResourceUse use : flows.get(i).uses()) {
                more = Math.min(more, left[use.resource().id()] / use.perUnit());
            }
            if (more > alone[i] * ROUNDING) {
                rates[i] += more;
                for (ResourceUse use : flows.get(i).uses()) {
                    left[use.resource().id()] -= use.perUnit() * more;
                }
            }
        }
    }
}
