package ventral.scorer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerCommitment;
import ventral.scorer.score.LayerScore;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.SmallRecording;

class BenchmarkTest {

    private static final double[][] RELATED = SmallRecording.features(1);
    private static final double[][] UNRELATED = SmallRecording.features(2);

    private final StimulusSet stimuli = BenchmarkFixtures.stimuli("small");

    @ParameterizedTest
    @EnumSource(Metric.class)
    void every_metric_likes_the_features_that_responses_come_from_better_than_others(Metric metric) throws IOException {
        NeuralBenchmark benchmark = BenchmarkFixtures.benchmark("one", metric, stimuli);
        double related =
                benchmark.compare(ArrayLayerFeatures.of("late", RELATED)).value();
        double unrelated =
                benchmark.compare(ArrayLayerFeatures.of("early", UNRELATED)).value();
        assertThat(related).isGreaterThan(.25 + unrelated);
        assertThat(benchmark.ceiling().value()).isBetween(.9, 1.);
    }

    @Test
    void the_ceiling_is_divided_out_in_either_way() {
        AlignmentScore score = new AlignmentScore(committed(scored("only", .6)), new Ceiling(.8, null));
        assertThat(score.ratioSquared().orElseThrow()).isCloseTo(.5625, within(1e-12));
        assertThat(score.squaredOverCeiling().orElseThrow()).isCloseTo(.45, within(1e-12));
    }

    @Test
    void without_a_ceiling_nothing_is_normalised() {
        AlignmentScore score = new AlignmentScore(committed(scored("only", .6)), null);
        assertThat(score.ratioSquared()).isEmpty();
        assertThat(score.squaredOverCeiling()).isEmpty();
    }

    @Test
    void the_first_of_equal_layers_is_committed_to_and_never_one_without_a_value() {
        LayerCommitment commitment =
                committed(scored("none", Double.NaN), scored("a", .3), scored("b", .3), scored("c", -.9));
        assertThat(commitment.layer()).isEqualTo("a");
    }

    @Test
    void a_layer_that_a_user_named_is_committed_to_although_another_is_better() {
        LayerCommitment commitment =
                new LayerCommitment(List.of(scored("a", .3), scored("b", .5)), new LayerChoice.Given("a"));
        assertThat(commitment.layer()).isEqualTo("a");
    }

    @Test
    void a_layer_that_a_user_named_and_that_is_not_there_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> new LayerCommitment(List.of(scored("a", .3)), new LayerChoice.Given("z")))
                .hasMessageContaining("z")
                .hasMessageContaining("[a]");
    }

    @Test
    void a_stimulus_set_may_hold_more_than_was_recorded() throws IOException {
        StimulusSet larger = BenchmarkFixtures.stimuli(
                "larger",
                Stream.concat(Stream.of("another"), SmallRecording.ids().stream())
                        .toList());
        double[][] features = Stream.concat(Stream.of(new double[] {9, 9, 9, 9}), Stream.of(RELATED))
                .toArray(double[][]::new);
        double one = BenchmarkFixtures.benchmark("one", Metric.PLS, stimuli)
                .compare(ArrayLayerFeatures.of("late", RELATED))
                .value();
        double other = BenchmarkFixtures.benchmark("one", Metric.PLS, larger)
                .compare(ArrayLayerFeatures.of("late", features))
                .value();
        assertThat(other).isCloseTo(one, within(1e-6));
    }

    @Test
    void a_stimulus_that_was_recorded_but_is_not_in_the_set_is_named() {
        StimulusSet smaller =
                BenchmarkFixtures.stimuli("smaller", SmallRecording.ids().subList(1, 60));
        assertThatThrownBy(() -> BenchmarkFixtures.benchmark("one", Metric.PLS, smaller))
                .hasMessageContaining("picture-00");
    }

    @Test
    void splits_that_are_stratified_by_a_missing_column_are_refused_by_its_name() {
        BenchmarkMetadata plain = BenchmarkFixtures.of("one", Metric.PLS);
        BenchmarkMetadata byColour = new BenchmarkMetadata(
                plain.name(),
                1,
                plain.region(),
                plain.origin(),
                plain.metric(),
                plain.ceiling(),
                "colour",
                null,
                null,
                "nobody",
                "CC0");
        assertThatThrownBy(() -> new NeuralBenchmark(byColour, stimuli, SmallRecording.assembly()))
                .hasMessageContaining("colour");
    }

    private static LayerCommitment committed(LayerScore... layers) {
        return new LayerCommitment(
                List.of(layers),
                new LayerChoice.Best(BenchmarkFixtures.of("one", Metric.PLS).name(), null));
    }

    private static LayerScore scored(String name, double value) {
        return new LayerScore(name, new MetricScore(value, 0, new double[] {value}), null);
    }
}
