package ventral.cli.study.result;

import java.util.List;
import ventral.cli.study.Value;

/**
 * Holds what was measured of one network on one benchmark.
 *
 * @param raw correlation before the ceiling is divided out
 * @param standardError of {@code raw}, over the splits of the cross-validation
 * @param ceiling NaN if none is known
 * @param ceilingLowerBound the same as {@code ceiling} unless the noise is known by its bounds
 * @param layer that stands for the region
 * @param layers every layer that was tried
 * @param version of the benchmark
 * @param error why there are no figures; empty if there are
 */
public record Measurement(
        double raw,
        double standardError,
        double ceiling,
        double ceilingLowerBound,
        double ratioSquared,
        double squaredOverCeiling,
        String layer,
        List<Layer> layers,
        int version,
        String error) {

    /** Holds how well one layer predicts the region. */
    public record Layer(String name, double raw) {}

    public Measurement {
        layers = List.copyOf(layers);
    }

    /** Returns a value of the layer that stands for the region; NaN if there is none. */
    public double value(Value value) {
        if (!error.isEmpty()) {
            return Double.NaN;
        }
        return switch (value) {
            case RAW -> raw;
            case RATIO_SQUARED -> Double.isNaN(ceiling) ? Double.NaN : ratioSquared;
            case SQUARED_OVER_CEILING -> Double.isNaN(ceiling) ? Double.NaN : squaredOverCeiling;
        };
    }

    /** Returns a value of the layer that is named; NaN if it was not tried, or has none. */
    public double value(Value value, String layerName) {
        if (!error.isEmpty()) {
            return Double.NaN;
        }
        double correlation = layers.stream()
                .filter(tried -> tried.name().equals(layerName))
                .mapToDouble(Layer::raw)
                .findFirst()
                .orElse(Double.NaN);
        return switch (value) {
            case RAW -> correlation;
            case RATIO_SQUARED -> correlation * correlation / (ceiling * ceiling);
            case SQUARED_OVER_CEILING -> correlation * correlation / ceiling;
        };
    }
}
