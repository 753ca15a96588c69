package ventral.planner;

import java.util.Map;
import ventral.planner.rate.ArgumentChecks;

/** Holds the price of each billing unit. A unit without a price is free. */
public record Prices(Map<BillingUnit, Double> values) {

    /**
     * Checks the prices.
     *
     * @throws IllegalArgumentException if a price is negative
     */
    public Prices {
        values = Map.copyOf(values);
        values.forEach((price, value) -> ArgumentChecks.notNegative("price " + price, value));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    double of(BillingUnit price, double amount) {
        return amount * values.getOrDefault(price, 0.0);
    }
}
