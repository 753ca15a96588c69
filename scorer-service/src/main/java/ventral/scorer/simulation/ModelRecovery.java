package ventral.scorer.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.ceiling.CeilingMethod;
import ventral.scorer.metric.statistics.MetricScore;

/**
 * Tests whether a metric recovers the model that generated the responses (Han, Poggio and Cheung 2023, ICML). The
 * simulated regions are such responses. Each stage of the model is a candidate for each region, and should be most
 * similar to its own.
 */
public final class ModelRecovery {

    private final StimulusSet stimuli;
    private final Map<Region, List<FeatureMaps>> seen;
    private final Map<Region, ArrayLayerFeatures> stages = new EnumMap<>(Region.class);

    /**
     * Presents the stimuli to the model.
     *
     * @param stimuli of the simulated benchmarks, with their labels
     * @throws IOException if an image cannot be read
     */
    public ModelRecovery(StimulusSet stimuli) throws IOException {
        this.stimuli = stimuli;
        this.seen = VentralStreamSimulation.featureMaps(stimuli);
        for (Region region : List.of(Region.V1, Region.V2, Region.V4)) {
            stages.put(region, StageFeatures.of(region, maps(region)));
        }
        stages.put(Region.IT, StageFeatures.ofObjects(maps(Region.V4), stimuli.stimuli()));
    }

    /**
     * Similarity of each stage to a region.
     *
     * @param region region whose neuroids were drawn and recorded
     * @param values raw value of each stage
     */
    public record RecoveryOutcome(Metric metric, Region region, Map<Region, Double> values) {

        public RecoveryOutcome {
            values = Map.copyOf(values);
        }

        /** Returns the stage most similar to the region; ties go to the earlier one. */
        public Region winner() {
            Region best = Region.V1;
            for (Region stage : Region.values()) {
                if (value(stage) > value(best)) {
                    best = stage;
                }
            }
            return best;
        }

        public double value(Region stage) {
            return values.getOrDefault(stage, Double.NaN);
        }
    }

    /**
     * Draws neuroids of every region, records them, and compares every stage with every region.
     *
     * @param draw 0 for the neuroids of the shipped benchmarks; other values give other neuroids and other noise
     * @param stratification column whose values every split holds in proportion
     */
    public List<RecoveryOutcome> outcomes(List<Metric> metrics, int draw, String stratification) throws IOException {
        Map<Region, NeuralAssembly> recorded = VentralStreamSimulation.record(stimuli, seen, draw);
        List<RecoveryOutcome> outcomes = new ArrayList<>();
        for (Metric metric : metrics) {
            for (Region region : Region.values()) {
                NeuralBenchmark benchmark = new NeuralBenchmark(
                        description(region, metric, stratification),
                        stimuli,
                        Objects.requireNonNull(recorded.get(region)));
                Map<Region, Double> values = new EnumMap<>(Region.class);
                for (Map.Entry<Region, ArrayLayerFeatures> stage : stages.entrySet()) {
                    MetricScore compared = benchmark.compare(stage.getValue());
                    values.put(stage.getKey(), compared.value());
                }
                outcomes.add(new RecoveryOutcome(metric, region, values));
            }
        }
        return outcomes;
    }

    private List<FeatureMaps> maps(Region region) {
        return Objects.requireNonNull(seen.get(region));
    }

    private static BenchmarkMetadata description(Region region, Metric metric, String stratification) {
        return new BenchmarkMetadata(
                new BenchmarkName("recovery"),
                1,
                region,
                ResponseOrigin.SIMULATED,
                metric,
                CeilingMethod.NONE,
                stratification,
                null,
                null,
                "simulated",
                "CC0-1.0");
    }
}
