package ventral.gateway.panache.row;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.model.Measurement.LayerScore;
import ventral.gateway.ledger.model.RecalibratedValues;
import ventral.gateway.ledger.model.Score;

/** Base of rows that hold the score of a run's checkpoint on a benchmark, without individual layers. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
abstract class RunMeasurementRow extends MeasurementRow {

    public String run;
    public long seenImageCount;
    public String benchmark;
    public String stream;
    public String objective;
    public long imageCount;
    public int epochCount;
    public long totalImageCount;
    public long seed;
    public int checkpointsPerDecade;
    public long firstCheckpoint;
    public byte[] recipe;
    public int priority;
    public @Nullable String sweep;
    public @Nullable String recalibratedLayer;
    public @Nullable Double recalibratedRaw;
    public @Nullable Double recalibratedStandardError;
    public @Nullable Double recalibratedRatioSquared;
    public @Nullable Double recalibratedSquaredOverCeiling;
    public Instant createTime;

    final void setAllButLayers(Score score) {
        run = score.name().checkpoint().run().toString();
        seenImageCount = score.name().checkpoint().seenImageCount();
        benchmark = score.name().benchmark().toString();
        sortKey = byImagesSeen(run, seenImageCount) + "/"
                + score.name().benchmark().id();
        setRunSpec(score.runSpec());
        setMeasurement(score.measurement());
        setRecalibrated(score.recalibrated());
        createTime = score.createTime();
    }

    final Score score(List<LayerScore> layers) {
        return new Score(ScoreName.parse(name), runSpec(), measurement(layers), recalibrated(), createTime);
    }

    private void setRecalibrated(@Nullable RecalibratedValues values) {
        recalibratedLayer = values == null ? null : values.layer();
        recalibratedRaw = values == null ? null : values.raw();
        recalibratedStandardError = values == null ? null : values.standardError();
        recalibratedRatioSquared = values == null ? null : values.ratioSquared();
        recalibratedSquaredOverCeiling = values == null ? null : values.squaredOverCeiling();
    }

    private @Nullable RecalibratedValues recalibrated() {
        return recalibratedLayer == null
                        || recalibratedRaw == null
                        || recalibratedStandardError == null
                        || recalibratedRatioSquared == null
                        || recalibratedSquaredOverCeiling == null
                ? null
                : new RecalibratedValues(
                        recalibratedLayer,
                        recalibratedRaw,
                        recalibratedStandardError,
                        recalibratedRatioSquared,
                        recalibratedSquaredOverCeiling);
    }

    private void setRunSpec(RunSpec spec) {
        stream = spec.stream().toString();
        objective = ObjectiveName.of(spec.objective());
        imageCount = spec.imageCount();
        epochCount = spec.epochCount();
        totalImageCount = spec.totalImageCount();
        seed = spec.seed();
        checkpointsPerDecade = spec.checkpointsPerDecade();
        firstCheckpoint = spec.firstCheckpoint();
        recipe = ProtobufColumns.bytes(spec.recipe());
        priority = spec.priority();
        SweepName sweepName = spec.sweep();
        sweep = sweepName == null ? null : sweepName.toString();
    }

    private RunSpec runSpec() {
        return new RunSpec(
                StreamName.parse(stream),
                ObjectiveName.parse(objective),
                imageCount,
                epochCount,
                totalImageCount,
                seed,
                checkpointsPerDecade,
                firstCheckpoint,
                ProtobufColumns.recipe(recipe, epochCount),
                priority,
                sweep == null ? null : SweepName.parse(sweep));
    }
}
