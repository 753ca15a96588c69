package ventral.scorer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.CandidateSession;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.files.benchmark.BenchmarkFolder;
import ventral.scorer.files.benchmark.BenchmarkPaths;
import ventral.scorer.netcdf.NetcdfAssemblyReader;
import ventral.scorer.score.AlignmentScore;

/** Tests the simulated benchmarks as they are shipped. */
class SimulatedBenchmarksTest {

    private static final Path FOLDER = Path.of("benchmarks");

    private static final Map<Region, Benchmark> BENCHMARKS = new EnumMap<>(Region.class);

    @BeforeAll
    static void read_what_is_shipped() throws IOException {
        for (InstalledBenchmark installed :
                new BenchmarkFolder(BenchmarkPaths.of(FOLDER, Map.of()), new NetcdfAssemblyReader()).read()) {
            if (installed.name().id().startsWith("simulated")) {
                assertThat(installed).isInstanceOf(InstalledBenchmark.Ready.class);
                Benchmark benchmark = ((InstalledBenchmark.Ready) installed).benchmark();
                BENCHMARKS.put(benchmark.description().region(), benchmark);
            }
        }
    }

    @Test
    void there_is_one_for_each_region_and_it_says_that_it_is_simulated() {
        assertThat(BENCHMARKS).containsOnlyKeys(Region.values());
        BENCHMARKS.forEach((region, benchmark) -> {
            assertThat(benchmark.description().origin()).isEqualTo(ResponseOrigin.SIMULATED);
            assertThat(benchmark.description().name().id()).contains("simulated");
            assertThat(benchmark.description().citation()).contains("Simulated", "No recording");
            assertThat(benchmark.stimuli()).isSameAs(stimuli());
            assertThat(benchmark.neuroidCount()).isEqualTo(VentralStreamSimulation.NEUROIDS);
        });
    }

    @Test
    void noise_leaves_a_ceiling_such_as_good_recordings_have() {
        BENCHMARKS.forEach((region, benchmark) ->
                assertThat(benchmark.ceiling().value()).as("%s", region).isBetween(.8, .95));
    }

    @Test
    void simulating_again_gives_the_shipped_counts() throws IOException {
        Map<Region, NeuralAssembly> again = VentralStreamSimulation.record(stimuli());
        for (Region region : Region.values()) {
            NeuralAssembly shipped =
                    new NetcdfAssemblyReader().read(FOLDER.resolve("simulated/recording.nc"), region, null);
            NeuralAssembly simulated = Objects.requireNonNull(again.get(region));
            assertThat(simulated.stimulusIds()).isEqualTo(shipped.stimulusIds());
            assertThat(simulated.repetitions()).isEqualTo(shipped.repetitions());
            assertThat(simulated.neuroidIds()).isEqualTo(shipped.neuroidIds());
            assertThat(simulated.responses()).isDeepEqualTo(shipped.responses());
        }
    }

    @Test
    void each_region_is_explained_best_by_its_own_stage_of_the_model() throws IOException {
        Candidate stages = new StageCandidate(VentralStreamSimulation.WIRING_SEED, List.of(Region.values()));
        for (Region region : List.of(Region.V1, Region.V2, Region.V4)) {
            assertThat(score(stages, region).layer()).isEqualTo(region.name());
        }
    }

    @Test
    void metrics_recover_the_stage_that_each_region_was_drawn_from() throws IOException {
        List<ModelRecovery.RecoveryOutcome> outcomes =
                new ModelRecovery(stimuli()).outcomes(List.of(Metric.PLS, Metric.CKA, Metric.RSA), 0, "category_name");
        assertThat(outcomes).hasSize(12).allMatch(outcome -> outcome.winner() == outcome.region());
    }

    @Test
    void filters_that_are_drawn_anew_explain_v1_better_than_it() throws IOException {
        Candidate filters = new StageCandidate(1, List.of(Region.V1));
        double v1 = score(filters, Region.V1).ratioSquared().orElseThrow();
        double it = score(filters, Region.IT).ratioSquared().orElseThrow();
        assertThat(v1).isGreaterThan(1.5 * it);
    }

    private static AlignmentScore score(Candidate candidate, Region region) throws IOException {
        Benchmark benchmark = benchmark(region);
        return new BenchmarkRunner(List.of(benchmark), LayerChoicePolicy.BEST)
                .score(new CandidateSession(candidate, CandidateProgressListener.NONE), benchmark);
    }

    private static StimulusSet stimuli() {
        return benchmark(Region.V1).stimuli();
    }

    private static Benchmark benchmark(Region region) {
        return Objects.requireNonNull(BENCHMARKS.get(region));
    }

    /** Candidate of model stages. With the wiring of the simulation, it is a perfect candidate. */
    private record StageCandidate(long wiringSeed, List<Region> shown) implements Candidate {

        @Override
        public List<LayerFeatures> lookAt(List<StimulusSet> sets, CandidateProgressListener progress)
                throws IOException {
            Map<Region, List<double[]>> stages = new EnumMap<>(Region.class);
            VentralStreamModel stream = new VentralStreamModel(wiringSeed);
            StimulusSet stimuli = sets.get(0);
            for (Stimulus stimulus : stimuli.stimuli()) {
                stream.respond(stimuli.pictures().load(stimulus))
                        .forEach((region, maps) -> stages.computeIfAbsent(region, r -> new ArrayList<>())
                                .add(maps.values()));
            }
            return stages.entrySet().stream()
                    .filter(stage -> shown.contains(stage.getKey()))
                    .<LayerFeatures>map(stage -> ArrayLayerFeatures.of(
                            stage.getKey().name(), stage.getValue().toArray(double[][]::new)))
                    .toList();
        }
    }
}
