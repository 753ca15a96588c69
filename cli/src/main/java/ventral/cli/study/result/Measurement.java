package ventral.cli.study.result;

import java.util.List;
import ventral.cli.study.ScoreValue;

/**
 * Holds the score of one network on one benchmark.
 *
 * @param raw correlation before normalisation by the ceiling
 * @param standardError of {@code raw}, over the splits of the cross-validation
 * @param ceiling NaN if unknown
 * @param ceilingLowerBound the same as {@code ceiling} unless the noise is known only by its bounds
 * @param layer that stands for the region
 * @param layers every layer that was tried
 * @param version of the benchmark
 * @param error why there is no score; empty if there is one
 */
public record Measurement(
        double raw,
        double standardError,
        double ceiling,
        double ceilingLowerBound,
        double ratioSquared,
        double squaredOverCeiling,
        String layer,
        List<LayerCorrelation> layers,
        int version,
        String error) {

    /** Holds how well one layer predicts the region. */
    public record LayerCorrelation(String name, double raw) {}

    public Measurement {
        layers = List.copyOf(layers);
    }

    /** Returns a value of the layer that stands for the region; NaN if it has none. */
    public double value(ScoreValue value) {
        if (!error.isEmpty()) {
            return Double.NaN;
        }
        return switch (value) {
            case RAW -> raw;
            case RATIO_SQUARED -> Double.isNaN(ceiling) ? Double.NaN : ratioSquared;
            case SQUARED_OVER_CEILING -> Double.isNaN(ceiling) ? Double.NaN : squaredOverCeiling;
        };
    }

    /** Returns a value of the named layer; NaN if the layer was not tried or has none. */
    public double value(ScoreValue value, String layerName) {
        if (!error.isEmpty()) {
            return Double.NaN;
        }
        double correlation = layers.stream()
                .filter(tried -> tried.name().equals(layerName))
                .mapToDouble(LayerCorrelation::raw)
                .findFirst()
                .orElse(Double.NaN);
        return switch (value) {
            case RAW -> correlation;
            case RATIO_SQUARED -> correlation * correlation / (ceiling * ceiling);
            case SQUARED_OVER_CEILING -> correlation * correlation / ceiling;
        };
    }
}
