package ventral.gateway.panache.row;

import jakarta.persistence.MappedSuperclass;
import java.util.List;
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

    private void setLayerChoice(@Nullable LayerChoice choice) {
        BenchmarkName benchmark = choice == null ? null : choice.benchmark();
        choiceMethod = choice == null ? null : choice.method().name();
        choiceBenchmark = benchmark == null ? null : benchmark.toString();
        choiceComponentCount = choice == null ? null : choice.principalComponentCount();
        choiceComponentPictures = choice == null ? null : choice.principalComponentPictures();
    }

    private @Nullable LayerChoice layerChoice() {
        return choiceMethod == null || choiceComponentCount == null || choiceComponentPictures == null
                ? null
                : new LayerChoice(
                        LayerChoice.Method.valueOf(choiceMethod),
                        choiceBenchmark == null ? null : BenchmarkName.parse(choiceBenchmark),
                        choiceComponentCount,
                        choiceComponentPictures);
    }

    private void setValues(Measurement.ScoreValues values) {
        raw = values.raw();
        standardError = values.standardError();
        Measurement.CeiledScore ceiled = values.ceiled();
        ceiling = ceiled == null ? null : ceiled.ceiling();
        ceilingLowerBound = ceiled == null ? null : ceiled.ceilingLowerBound();
        ceilingSource = ceiled == null ? "" : ceiled.ceilingSource();
        ratioSquared = ceiled == null ? null : ceiled.ratioSquared();
        squaredOverCeiling = ceiled == null ? null : ceiled.squaredOverCeiling();
        bootstrapValues =
                values.bootstrap().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Measurement.@Nullable CeiledScore ceiled() {
        return ceiling == null || ratioSquared == null || squaredOverCeiling == null
                ? null
                : new Measurement.CeiledScore(
                        ceiling, ceilingLowerBound, ceilingSource, ratioSquared, squaredOverCeiling);
    }
}
