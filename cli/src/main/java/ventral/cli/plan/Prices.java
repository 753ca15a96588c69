package ventral.cli.plan;

import java.util.Map;

/** What things cost; what has no price costs nothing. */
public record Prices(Map<Price, Double> values) {

    /** @throws IllegalArgumentException if a price is negative */
    public Prices {
        values = Map.copyOf(values);
        values.forEach((price, value) -> Checks.notNegative("price " + price, value));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    double of(Price price, double amount) {
        return amount * values.getOrDefault(price, 0.0);
    }
}
