package ventral.gateway.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.Region;
import ventral.gateway.ledger.Score;
import ventral.gateway.ledger.Score.LayerScore;

@Entity
@Table(name = "score")
@SuppressWarnings("NullAway.Init")
class ScoreRow extends FallibleRow {

    public String run;
    public long seenImageCount;
    public String benchmark;
    public String stream;
    public String objective;
    public long imageCount;
    public int epochCount;
    public long seed;
    public int checkpointsPerDecade;
    public byte[] recipe;
    public int priority;
    public @Nullable String sweep;
    public String region;
    public boolean simulated;
    public String layer;
    public double raw;
    public double standardError;
    public double ceiling;
    public double ratioSquared;
    public double squaredOverCeiling;
    public String[] layers;
    public double[] layerRaws;
    public double[] layerStandardErrors;
    public Instant createTime;

    void set(Score score) {
        run = score.name().checkpoint().run().toString();
        seenImageCount = score.name().checkpoint().seenImageCount();
        benchmark = score.name().benchmark().toString();
        sortKey = byImagesSeen(run, seenImageCount) + "/"
                + score.name().benchmark().id();
        setRunSpec(score.runSpec());
        region = score.region().name();
        simulated = score.simulated();
        layer = score.layer();
        raw = score.values().raw();
        standardError = score.values().standardError();
        ceiling = score.values().ceiling();
        ratioSquared = score.values().ratioSquared();
        squaredOverCeiling = score.values().squaredOverCeiling();
        layers = score.layers().stream().map(LayerScore::layer).toArray(String[]::new);
        layerRaws = score.layers().stream().mapToDouble(LayerScore::raw).toArray();
        layerStandardErrors =
                score.layers().stream().mapToDouble(LayerScore::standardError).toArray();
        setError(score.error());
        createTime = score.createTime();
    }

    @Override
    Score value() {
        return new Score(
                ScoreName.parse(name),
                runSpec(),
                Region.valueOf(region),
                simulated,
                layer,
                new Score.Values(raw, standardError, ceiling, ratioSquared, squaredOverCeiling),
                IntStream.range(0, layers.length)
                        .mapToObj(i -> new LayerScore(layers[i], layerRaws[i], layerStandardErrors[i]))
                        .toList(),
                error(),
                createTime);
    }

    private void setRunSpec(RunSpec spec) {
        stream = spec.stream().toString();
        objective = ObjectiveName.of(spec.objective());
        imageCount = spec.imageCount();
        epochCount = spec.epochCount();
        seed = spec.seed();
        checkpointsPerDecade = spec.checkpointsPerDecade();
        recipe = StoredMessages.bytes(spec.recipe());
        priority = spec.priority();
        sweep = spec.sweep().map(SweepName::toString).orElse(null);
    }

    private RunSpec runSpec() {
        return new RunSpec(
                StreamName.parse(stream),
                ObjectiveName.parse(objective),
                imageCount,
                epochCount,
                seed,
                checkpointsPerDecade,
                StoredMessages.recipe(recipe, epochCount),
                priority,
                Optional.ofNullable(sweep).map(SweepName::parse));
    }
}
