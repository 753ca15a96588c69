package ventral.cli.flow;

import java.util.ArrayList;
import java.util.List;
import ventral.cli.flow.Flow.Use;

/**
 * How fast flows are that go on at once: who wants less than a fair part of what is scarce gets what it wants, and the
 * others share the rest by weight (weighted max-min fairness). No resource gives more than it has.
 */
final class FairShares {

    private static final double ROUNDING = 1e-12;

    private final List<Flow> flows;
    private final double[] alone;
    private final double[] rates;

    /** Of each resource, what is not given away, and the weight of those that want it. */
    private final double[] left;

    private final double[] weights;

    private FairShares(List<Flow> flows, List<Resource> resources) {
        this.flows = flows;
        this.alone = flows.stream().mapToDouble(Flow::alone).toArray();
        this.rates = alone.clone();
        this.left = resources.stream().mapToDouble(Resource::capacity).toArray();
        this.weights = new double[left.length];
    }

    /**
     * Units a second of each flow.
     *
     * @param resources all of them, by their ids
     */
    static double[] of(List<Flow> flows, List<Resource> resources) {
        FairShares shares = new FairShares(flows, resources);
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
            for (Use use : flows.get(i).uses()) {
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
            for (Use use : flows.get(i).uses()) {
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
            // Those that are content leave more for the others; without any, those that have least are held up for
            // good.
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

    /** What a flow would get now of what it could do alone. */
    private double part(int i) {
        Flow flow = flows.get(i);
        double part = 1;
        for (Use use : flow.uses()) {
            int id = use.resource().id();
            part = Math.min(part, Math.max(0, left[id]) * flow.weight() / weights[id] / use.perUnit() / alone[i]);
        }
        return part;
    }

    private void take(int i) {
        Flow flow = flows.get(i);
        for (Use use : flow.uses()) {
            left[use.resource().id()] -= use.perUnit() * rates[i];
            weights[use.resource().id()] -= flow.weight();
        }
    }

    /** What those left that were settled late goes to those that were settled early, as far as they can use it. */
    private void handOutRest() {
        for (int i = 0; i < rates.length; i++) {
            double more = alone[i] - rates[i];
            for (Use use : flows.get(i).uses()) {
                more = Math.min(more, left[use.resource().id()] / use.perUnit());
            }
            if (more > alone[i] * ROUNDING) {
                rates[i] += more;
                for (Use use : flows.get(i).uses()) {
                    left[use.resource().id()] -= use.perUnit() * more;
                }
            }
        }
    }
}
