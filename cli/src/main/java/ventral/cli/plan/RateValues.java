package ventral.cli.plan;

import java.util.Map;

/** A value of every rate. */
public record RateValues(Map<Rate, Double> values) {

    /** @throws IllegalArgumentException if one lacks */
    public RateValues {
        values = Map.copyOf(values);
        for (Rate rate : Rate.values()) {
            if (!values.containsKey(rate)) {
                throw new IllegalArgumentException("there is no %s".formatted(rate.id()));
            }
        }
    }

    public double get(Rate rate) {
        return values.getOrDefault(rate, Double.NaN);
    }
}
