package ventral.planner;

import ventral.planner.plan.CapacityPlan;
import ventral.planner.rate.RowSizes;
import ventral.planner.simulation.SimulationResult;

/** Holds everything that is forecast for a plan. */
public record Forecast(SimulationResult outcome, Bottleneck bottleneck, StorageEstimate storage, CostEstimate costs) {

    /**
     * Simulates a plan and computes its bottleneck, storage and costs.
     *
     * @param localBytes see {@link StorageEstimate#of}
     */
    public static Forecast of(CapacityPlan plan, RowSizes rows, double localBytes, Prices prices) {
        SimulationResult outcome = SimulationResult.of(plan);
        StorageEstimate storage = StorageEstimate.of(outcome, rows, localBytes);
        return new Forecast(outcome, Bottleneck.of(outcome), storage, CostEstimate.of(outcome, storage, prices));
    }

    public CapacityPlan plan() {
        return outcome.plan();
    }
}
