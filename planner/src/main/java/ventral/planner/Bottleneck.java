package ventral.planner;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.rate.SystemRates.SystemComponent;
import ventral.planner.simulation.SimulationResult;

/**
 * Measures which component limits a plan. Each share compares how much shorter the plan becomes when one component
 * alone is faster with how much shorter it becomes when all are. The shares add up to 1 in a plan without fixed waiting
 * times, because the whole time is then divided among the components.
 *
 * @param shares share of the time, by component
 */
public record Bottleneck(Map<SystemComponent, Double> shares) {

    /**
     * Speed-up factor: small enough that no other component becomes the bottleneck, large enough to exceed rounding
     * errors.
     */
    private static final double FASTER = 1.01;

    public Bottleneck {
        shares = Map.copyOf(shares);
    }

    public static Bottleneck of(SimulationResult outcome) {
        CapacityPlan plan = outcome.plan();
        Map<SystemComponent, Double> shares = new EnumMap<>(SystemComponent.class);
        for (SystemComponent part : SystemComponent.values()) {
            double seconds = SimulationResult.of(plan.with(plan.rates().faster(part, FASTER)))
                    .seconds();
            double gained = (outcome.seconds() - seconds) / outcome.seconds();
            shares.put(part, gained / (1 - 1 / FASTER));
        }
        return new Bottleneck(shares);
    }

    /** Returns the component with the largest share of the time. */
    public SystemComponent part() {
        return shares.entrySet().stream()
                .max(Map.Entry.<SystemComponent, Double>comparingByValue()
                        .thenComparing(Map.Entry.<SystemComponent, Double>comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    /** Returns the share of the time that a component accounts for. The share of {@link #part} is the largest. */
    public double share(SystemComponent part) {
        return shares.getOrDefault(part, 0.0);
    }
}
