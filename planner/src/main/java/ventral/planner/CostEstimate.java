package ventral.planner;

import ventral.planner.plan.Fleet;
import ventral.planner.simulation.SimulationResult;

/**
 * Sums the node hours and the cost of a forecast. Renderers are paid until the stream is complete, trainers until the
 * last run has ended, scorers, brokers and the gateway until every result is reported. Storage is paid for that whole
 * time.
 *
 * @param cost in the currency of the prices
 */
public record CostEstimate(
        double rendererHours,
        double trainerHours,
        double scorerHours,
        double brokerHours,
        double cost,
        int pointCount) {

    private static final double HOUR = 3600;
    private static final double HOURS_OF_A_MONTH = 730;
    private static final double GIGABYTE = 1e9;

    public static CostEstimate of(SimulationResult outcome, StorageEstimate storage, Prices prices) {
        Fleet fleet = outcome.plan().fleet();
        double hours = outcome.seconds() / HOUR;
        double renderers = fleet.rendererCount() * outcome.renderedTime() / HOUR;
        double trainers = fleet.trainerCount() * outcome.trainedTime() / HOUR;
        double scorers = fleet.scorerCount() * hours;
        double brokers = fleet.brokerCount() * hours;
        double months = hours / HOURS_OF_A_MONTH;
        double disks = fleet.brokerCount() * storage.fullestBrokerBytes() / GIGABYTE;
        double stored = (storage.storeBytes() + storage.tieredBytes()) / GIGABYTE;
        double cost = prices.of(BillingUnit.RENDERER_HOUR, renderers)
                + prices.of(BillingUnit.TRAINER_HOUR, trainers)
                + prices.of(BillingUnit.SCORER_HOUR, scorers)
                + prices.of(BillingUnit.BROKER_HOUR, brokers)
                + prices.of(BillingUnit.GATEWAY_HOUR, hours)
                + prices.of(BillingUnit.DISK_GIGABYTE_MONTH, disks * months)
                + prices.of(BillingUnit.STORE_GIGABYTE_MONTH, stored * months);
        return new CostEstimate(
                renderers, trainers, scorers, brokers, cost, outcome.plan().pointCount());
    }

    /** Returns the cost of one point of a scaling curve: one objective at one dataset size, with all of its seeds. */
    public double costPerPoint() {
        return cost / pointCount;
    }
}
