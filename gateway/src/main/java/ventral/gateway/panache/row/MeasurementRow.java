package ventral.gateway.panache.row;

import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.gateway.ledger.model.ImmutableDoubleList;
import ventral.gateway.ledger.model.LayerChoice;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.Measurement.LayerScore;
import ventral.gateway.ledger.model.Region;

/** Base of rows that hold the score of a network on a benchmark, without individual layers. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
abstract class MeasurementRow extends FallibleRow {

    public String region;
    public boolean simulated;
    public String suite;
    public String metric;
    public int benchmarkVersion;
    public String layer;
    public @Nullable String choiceMethod;
    public @Nullable String choiceBenchmark;
    public @Nullable Integer choiceComponentCount;
    public @Nullable String choiceComponentPictures;
    public double raw;
    public double standardError;

    /** Null if no ceiling is known, together with the columns derived from it. */
    public @Nullable Double ceiling;

    public @Nullable Double ceilingLowerBound;
    public String ceilingSource;
    public @Nullable Double ratioSquared;
    public @Nullable Double squaredOverCeiling;
    public double[] bootstrapValues;

    final void setMeasurement(Measurement measurement) {
        region = measurement.region().name();
        simulated = measurement.simulated();
        suite = measurement.suite();
        metric = measurement.metric();
        benchmarkVersion = measurement.benchmarkVersion();
        layer = measurement.layer();
        setLayerChoice(measurement.layerChoice());
        setValues(measurement.values());
        setError(measurement.error());
    }

    /**
     * Converts the columns to a measurement.
     *
     * @param layers layers that were tried
     */
    final Measurement measurement(List<LayerScore> layers) {
        return new Measurement(
                Region.valueOf(region),
                simulated,
                suite,
                metric,
                benchmarkVersion,
                layer,
                layerChoice(),
                new Measurement.ScoreValues(raw, standardError, ceiled(), ImmutableDoubleList.of(bootstrapValues)),
                layers,
                error());
    }

    private void setLayerChoice(Optional<LayerChoice> choice) {
        choiceMethod = choice.map(made -> made.method().name()).orElse(null);
        choiceBenchmark = choice.flatMap(LayerChoice::benchmark)
                .map(BenchmarkName::toString)
                .orElse(null);
        choiceComponentCount = choice.map(LayerChoice::principalComponentCount).orElse(null);
        choiceComponentPictures =
                choice.map(LayerChoice::principalComponentPictures).orElse(null);
    }

    private Optional<LayerChoice> layerChoice() {
        return choiceMethod == null || choiceComponentCount == null || choiceComponentPictures == null
                ? Optional.empty()
                : Optional.of(new LayerChoice(
                        LayerChoice.Method.valueOf(choiceMethod),
                        Optional.ofNullable(choiceBenchmark).map(BenchmarkName::parse),
                        choiceComponentCount,
                        choiceComponentPictures));
    }

    private void setValues(Measurement.ScoreValues values) {
        raw = values.raw();
        standardError = values.standardError();
        ceiling = values.ceiled().map(Measurement.CeiledScore::ceiling).orElse(null);
        ceilingLowerBound = values.ceiled()
                .map(Measurement.CeiledScore::ceilingLowerBound)
                .map(FallibleRow::orNull)
                .orElse(null);
        ceilingSource =
                values.ceiled().map(Measurement.CeiledScore::ceilingSource).orElse("");
        ratioSquared =
                values.ceiled().map(Measurement.CeiledScore::ratioSquared).orElse(null);
        squaredOverCeiling =
                values.ceiled().map(Measurement.CeiledScore::squaredOverCeiling).orElse(null);
        bootstrapValues =
                values.bootstrap().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Optional<Measurement.CeiledScore> ceiled() {
        return ceiling == null || ratioSquared == null || squaredOverCeiling == null
                ? Optional.empty()
                : Optional.of(new Measurement.CeiledScore(
                        ceiling, optional(ceilingLowerBound), ceilingSource, ratioSquared, squaredOverCeiling));
    }
}
