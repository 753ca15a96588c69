package ventral.gateway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.LayerChoice;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Sweep;

/**
 * Fills a ledger with a sweep that is trained and scored, run by run, on four benchmarks of one suite. Values are
 * synthetic.
 */
public final class SweepFixture {

    public static final SweepName SWEEP = new SweepName("figure2");

    private static final double CEILING = .8;
    private static final List<String> LAYERS = List.of("relu", "layer1.0.relu", "layer2.0.relu", "layer3.0.relu");

    private final InMemoryLedger ledger;
    private final List<Objective> objectives;
    private final List<Long> sizes;
    private final List<Long> seeds;

    /** Creates a sweep of the objectives distance, category and both. */
    public SweepFixture(InMemoryLedger ledger, List<Long> sizes, int seedCount) {
        this(
                ledger,
                List.of(
                        Objective.of(LatentGroup.DISTANCE),
                        Objective.of(LatentGroup.CATEGORY),
                        Objective.of(LatentGroup.DISTANCE, LatentGroup.CATEGORY)),
                sizes,
                seedCount);
    }

    public SweepFixture(InMemoryLedger ledger, List<Objective> objectives, List<Long> sizes, int seedCount) {
        this.ledger = ledger;
        this.objectives = objectives;
        this.sizes = sizes;
        this.seeds = IntStream.range(0, seedCount).mapToObj(Long::valueOf).toList();
    }

    /** Adds ready benchmarks, a scored reference network and all runs in state QUEUED. */
    public void begin() {
        ledger.put(LedgerSamples.stream());
        for (Region region : Region.values()) {
            ledger.write(LedgerSamples.benchmark(benchmark(region).id(), region, LedgerSamples.SUITE));
            ledger.write(LedgerSamples.referenceScore("imagenet", benchmark(region), measurement(region, .62)));
        }
        SweepSpec spec = new SweepSpec(LedgerSamples.STREAM, objectives, sizes, seeds, 1, 2);
        ledger.put(Sweep.created(SWEEP, spec, LedgerSamples.NOON));
        List<Run> runs = new ArrayList<>();
        each((objective, size, seed) ->
                runs.add(Run.queued(name(objective, size, seed), spec(objective, size, seed), 0, LedgerSamples.NOON)));
        ledger.put(runs);
    }

    /** Lets every run of a seed succeed and scores it. */
    public void finish(long seed) {
        each((objective, size, each) -> {
            if (each == seed) {
                finish(objective, size, seed);
            }
        });
    }

    /** Reports progress of the first run. */
    public void train(long seenImageCount, float loss) {
        Run.ReportedStatus status = LedgerSamples.progress(RunState.RUNNING, seenImageCount);
        ledger.report(
                name(objectives.get(0), sizes.get(0), seeds.get(0)),
                new Run.ReportedStatus(
                        status.state(),
                        status.seenImageCount(),
                        loss,
                        status.imagesPerSecond(),
                        status.learningRate(),
                        status.timeLeft(),
                        status.device(),
                        status.deviceUse(),
                        status.memoryBytes(),
                        status.validation(),
                        status.error(),
                        status.updateTime(),
                        status.fencingToken(),
                        status.retryCount(),
                        status.cost()));
    }

    private void finish(Objective objective, long size, long seed) {
        CheckpointName last = new CheckpointName(name(objective, size, seed), size);
        ledger.write(LedgerSamples.checkpoint(last));
        ledger.report(last.run(), LedgerSamples.progress(RunState.SUCCEEDED, size));
        ToDoubleFunction<Region> value = region -> .2
                + .06 * region.ordinal()
                + .03 * objectives.indexOf(objective)
                + .04 * Math.log10(size / 640.)
                + .012 * Math.sin(7 * seed + 3 * objectives.indexOf(objective) + size + region.ordinal());
        for (Region region : Region.values()) {
            ledger.write(new Score(
                    new ScoreName(last, benchmark(region)),
                    spec(objective, size, seed),
                    measurement(region, value.applyAsDouble(region)),
                    LedgerSamples.NOON));
        }
    }

    private static Measurement measurement(Region region, double ratioSquared) {
        double raw = CEILING * Math.sqrt(ratioSquared);
        int best = region.ordinal() % LAYERS.size();
        return new Measurement(
                region,
                true,
                LedgerSamples.SUITE,
                "pls",
                1,
                LAYERS.get(best),
                new LayerChoice(LayerChoice.Method.BEST, benchmark(region), 0, ""),
                new Measurement.ScoreValues(
                        raw, .01, new Measurement.CeiledScore(CEILING, null, ratioSquared, raw * raw / CEILING)),
                IntStream.range(0, LAYERS.size())
                        .mapToObj(i -> new Measurement.LayerScore(
                                LAYERS.get(i), raw - .05 * Math.abs(i - best), .01, List.of(), null))
                        .toList(),
                null);
    }

    private static BenchmarkName benchmark(Region region) {
        return new BenchmarkName("b-" + region.name().toLowerCase(Locale.ROOT));
    }

    private static RunName name(Objective objective, long size, long seed) {
        return new RunName("%s-%d-%d".formatted(objective.id(), size, seed));
    }

    private static RunSpec spec(Objective objective, long size, long seed) {
        return LedgerSamples.runSpec(SWEEP, objective, size, seed);
    }

    private void each(RunAction what) {
        objectives.forEach(objective -> sizes.forEach(size -> seeds.forEach(seed -> what.of(objective, size, seed))));
    }

    private interface RunAction {
        void of(Objective objective, long size, long seed);
    }
}
