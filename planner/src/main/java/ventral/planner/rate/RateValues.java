package ventral.planner.rate;

import java.util.Map;

/** Holds a value of every rate. */
public record RateValues(Map<Rate, Double> values) {

    /**
     * Checks that no rate is missing.
     *
     * @throws IllegalArgumentException if a rate has no value
     */
    public RateValues {
        values = Map.copyOf(values);
        for (Rate rate : Rate.values()) {
            if (!values.containsKey(rate)) {
                throw new IllegalArgumentException("%s has no value".formatted(rate.id()));
            }
        }
    }

    public double get(Rate rate) {
        return values.getOrDefault(rate, Double.NaN);
    }
}
