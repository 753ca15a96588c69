package ventral.scorer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerScore;
import ventral.scorer.score.PcaCalibration;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.SmallRecording;

class BenchmarkRunnerTest {

    private final StimulusSet shown = BenchmarkFixtures.stimuli("shown");
    private final StimulusSet publicSet = BenchmarkFixtures.stimuli("public");
    private final Benchmark benchmark = BenchmarkFixtures.benchmark("one", Metric.PLS, shown);

    private static final ArrayLayerFeatures EARLY = ArrayLayerFeatures.of("early", SmallRecording.features(2));
    private static final ArrayLayerFeatures LATE = ArrayLayerFeatures.of("late", SmallRecording.features(1));

    @Test
    void the_layer_that_the_responses_come_from_is_committed_to_and_every_layer_is_kept() throws IOException {
        AlignmentScore score = score(LayerChoicePolicy.BEST, benchmark, (sets, progress) -> List.of(EARLY, LATE));
        assertThat(score.layer()).isEqualTo("late");
        assertThat(score.raw().value()).isGreaterThan(.95);
        assertThat(score.commitment().layers()).extracting(LayerScore::layer).containsExactly("early", "late");
        assertThat(score.raw().splitValues()).hasSize(10);
    }

    @Test
    void a_score_has_replicates_of_its_raw_value_and_every_layer_has_its_dimensionality() throws IOException {
        AlignmentScore score = score(LayerChoicePolicy.BEST, benchmark, (sets, progress) -> List.of(EARLY, LATE));
        assertThat(score.bootstrapValues()).hasSize(200).doesNotContain(Double.NaN);
        assertThat(DoubleStream.of(score.bootstrapValues()).average().orElseThrow())
                .isCloseTo(score.raw().value(), within(.05));
        assertThat(score(LayerChoicePolicy.BEST, benchmark, (sets, progress) -> List.of(LATE, EARLY))
                        .bootstrapValues())
                .containsExactly(score.bootstrapValues());
        assertThat(score.commitment().layers())
                .extracting(LayerScore::effectiveDimensionality)
                .allMatch(dimensionality -> dimensionality > 3 && dimensionality < 4); // four Gaussian features
    }

    @Test
    void a_metric_that_predicts_no_responses_has_no_replicates() throws IOException {
        Benchmark cka = BenchmarkFixtures.benchmark("cka", Metric.CKA, shown);
        assertThat(score(LayerChoicePolicy.BEST, cka, (sets, progress) -> List.of(EARLY, LATE))
                        .bootstrapValues())
                .isEmpty();
    }

    @Test
    void the_layer_of_a_map_is_committed_to() throws IOException {
        LayerChoicePolicy map = new LayerChoicePolicy(Map.of(Region.IT, "early"), null);
        assertThat(score(map, benchmark, (sets, progress) -> List.of(EARLY, LATE))
                        .layer())
                .isEqualTo("early");
    }

    @Test
    void a_layer_may_be_chosen_on_another_benchmark() throws IOException {
        Benchmark elsewhere = BenchmarkFixtures.benchmark("public", Metric.PLS, publicSet);
        Benchmark held = new NeuralBenchmark(chosenOn("public"), shown, SmallRecording.assembly());
        // on the public images, the responses follow the early layer
        Candidate candidate = (sets, progress) -> sets.contains(publicSet)
                ? List.of(ArrayLayerFeatures.of("early", LATE.values()), ArrayLayerFeatures.of("late", EARLY.values()))
                : List.of(EARLY, LATE);
        AlignmentScore score = new BenchmarkRunner(List.of(held, elsewhere), LayerChoicePolicy.BEST)
                .score(new CandidateSession(candidate, CandidateProgressListener.NONE), held);
        assertThat(score.layer()).isEqualTo("early");
        assertThat(score.raw().value()).isLessThan(.5);
        assertThat(score.commitment().layers().get(0).choiceValue()).isGreaterThan(.95);
    }

    @Test
    void a_benchmark_that_layers_are_to_be_chosen_on_and_that_is_not_ready_is_named() {
        Benchmark held = new NeuralBenchmark(chosenOn("public"), shown, SmallRecording.assembly());
        assertThatThrownBy(() -> score(LayerChoicePolicy.BEST, held, (sets, progress) -> List.of(EARLY, LATE)))
                .hasMessageContaining("benchmarks/public");
    }

    @Test
    void layers_are_judged_by_principal_components_of_other_pictures_and_scored_by_all_their_features()
            throws IOException {
        StimulusSet others = BenchmarkFixtures.stimuli("others");
        LayerChoicePolicy policy = new LayerChoicePolicy(Map.of(), new PcaCalibration(others, 2, "others"));
        AlignmentScore score = score(policy, benchmark, (sets, progress) -> {
            assertThat(sets).containsExactly(shown, others);
            return List.of(stacked(EARLY, 7), stacked(LATE, 8));
        });
        assertThat(score.layer()).isEqualTo("late");
        assertThat(score.raw().value()).isGreaterThan(.95);
        assertThat(score.commitment().committed().choiceValue())
                .isLessThan(score.raw().value());
    }

    private static ArrayLayerFeatures stacked(ArrayLayerFeatures features, int seed) {
        double[][] more = new double[SmallRecording.STIMULUS_COUNT][features.values()[0].length];
        Random random = new Random(seed);
        for (double[] row : more) {
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextGaussian() * (k + 1);
            }
        }
        return ArrayLayerFeatures.of(
                features.layer(),
                Stream.concat(Stream.of(features.values()), Stream.of(more)).toArray(double[][]::new));
    }

    private static BenchmarkMetadata chosenOn(String other) {
        BenchmarkMetadata plain = BenchmarkFixtures.of("held", Metric.PLS);
        return new BenchmarkMetadata(
                plain.name(),
                1,
                plain.region(),
                plain.origin(),
                plain.metric(),
                plain.ceiling(),
                null,
                null,
                new BenchmarkName(other),
                "nobody",
                "CC0");
    }

    private static AlignmentScore score(LayerChoicePolicy policy, Benchmark benchmark, Candidate candidate)
            throws IOException {
        return new BenchmarkRunner(List.of(benchmark), policy)
                .score(new CandidateSession(candidate, CandidateProgressListener.NONE), benchmark);
    }
}
