package ventral.scorer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Picture;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.testing.SmallRecording;

class BenchmarkTest {

    private static final double[][] RELATED = SmallRecording.features(1);
    private static final double[][] UNRELATED = SmallRecording.features(2);

    private final StimulusSet stimuli = stimulusSet(SmallRecording.ids());

    @Test
    void the_layer_that_the_responses_come_from_is_committed_to() {
        AlignmentScore score =
                benchmark("one", stimuli).score(List.of(layer("early", UNRELATED), layer("late", RELATED)));
        assertThat(score.layer()).isEqualTo("late");
        assertThat(score.raw().value()).isGreaterThan(.95);
        assertThat(score.commitment().layers()).extracting(LayerScore::layer).containsExactly("early", "late");
        assertThat(score.commitment().layers().get(0).consistency().value()).isLessThan(.3);
    }

    @Test
    void the_ceiling_is_divided_out_in_either_way() {
        AlignmentScore score = new AlignmentScore(new LayerCommitment(List.of(scored("only", .6))), .8);
        assertThat(score.ratioSquared()).isCloseTo(.5625, within(1e-12));
        assertThat(score.squaredOverCeiling()).isCloseTo(.45, within(1e-12));
    }

    @Test
    void the_first_of_equal_layers_is_committed_to_and_never_one_without_a_value() {
        LayerCommitment commitment = new LayerCommitment(
                List.of(scored("none", Double.NaN), scored("a", .3), scored("b", .3), scored("c", -.9)));
        assertThat(commitment.best().layer()).isEqualTo("a");
    }

    @Test
    void features_that_are_alike_for_all_stimuli_cannot_be_scored() {
        double[][] alike = new double[SmallRecording.STIMULUS_COUNT][3];
        assertThatThrownBy(() -> benchmark("one", stimuli).score(List.of(layer("dead", alike))))
                .hasMessageContaining("dead");
    }

    @Test
    void a_stimulus_set_may_hold_more_than_was_recorded() {
        StimulusSet larger = stimulusSet(Stream.concat(Stream.of("another"), SmallRecording.ids().stream())
                .toList());
        double[][] features = Stream.concat(Stream.of(new double[] {9, 9, 9, 9}), Stream.of(RELATED))
                .toArray(double[][]::new);
        AlignmentScore one = benchmark("one", stimuli).score(List.of(layer("late", RELATED)));
        AlignmentScore other = benchmark("one", larger).score(List.of(layer("late", features)));
        assertThat(other.raw().value()).isCloseTo(one.raw().value(), within(1e-6));
    }

    @Test
    void a_stimulus_that_was_recorded_but_is_not_in_the_set_is_named() {
        StimulusSet smaller = stimulusSet(SmallRecording.ids().subList(1, 60));
        assertThatThrownBy(() -> benchmark("one", smaller)).hasMessageContaining("picture-00");
    }

    @Test
    void splits_that_are_stratified_by_a_missing_column_are_refused_by_its_name() {
        BenchmarkDescription byColour = description("one", Optional.of("colour"));
        assertThatThrownBy(() -> new Benchmark(byColour, stimuli, SmallRecording.assembly()))
                .hasMessageContaining("colour");
    }

    private static Benchmark benchmark(String name, StimulusSet stimuli) {
        return new Benchmark(description(name, Optional.of("kind")), stimuli, SmallRecording.assembly());
    }

    private static BenchmarkDescription description(String name, Optional<String> stratification) {
        return new BenchmarkDescription(
                new BenchmarkName(name),
                1,
                Region.IT,
                Origin.SIMULATED,
                Metric.PLS,
                CeilingMethod.SPLIT_HALF,
                stratification,
                "nobody",
                "CC0");
    }

    private static StimulusSet stimulusSet(List<String> ids) {
        List<Stimulus> all = ids.stream()
                .map(id -> new Stimulus(id, Map.of("kind", id.hashCode() % 2 == 0 ? "animal" : "boat")))
                .toList();
        return new StimulusSet("small", 8, all, stimulus -> new Picture(1, 1, new byte[3]));
    }

    private static LayerFeatures layer(String name, double[][] features) {
        return new LayerFeatures(name, GramMatrix.of(features));
    }

    private static LayerScore scored(String name, double value) {
        return new LayerScore(name, new Consistency(value, 0, new double[] {value}));
    }
}
