package ventral.cli.study.result;

import org.jspecify.annotations.Nullable;
import ventral.cli.study.ScoreValue;
import ventral.contract.name.BenchmarkName;

/**
 * Identifies what is compared between networks.
 *
 * @param layer one layer for every network; null for the layer that stands for the region in each
 */
public record BenchmarkMeasure(
        BenchmarkName benchmark, ScoreValue value, @Nullable String layer) {

    /** Returns this measure's value for a network; NaN if it has none. */
    double of(Measurement measurement) {
        return layer == null ? measurement.value(value) : measurement.value(value, layer);
    }

    /** Returns the measure in words, such as {@code raw r on cowley2023-v4-pls}. */
    public String displayName() {
        return value.symbol() + " on " + benchmark.id() + (layer == null ? "" : ", layer " + layer);
    }
}
