package ventral.scorer.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.CandidateSession;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.SmallRecording;

class RecordingTest {

    private final StimulusSet stimuli = BenchmarkFixtures.stimuli("shown");
    private final NeuralBenchmark recorded = BenchmarkFixtures.benchmark("recorded", Metric.PLS, stimuli);

    @Test
    void neuroids_are_the_units_of_one_layer_in_the_order_of_the_stimuli() throws IOException {
        LayerFeatures layer = recorded.recording()
                .candidate()
                .lookAt(List.of(stimuli), CandidateProgressListener.NONE)
                .get(0);
        double[][] means = SmallRecording.assembly().mean().values();
        assertThat(layer.featureCount()).isEqualTo(5);
        assertThat(layer.units()[17][3]).isCloseTo((float) means[17][3], within(0f));
        double product = 0;
        double sum = 0;
        for (int k = 0; k < 5; k++) {
            product += means[17][k] * means[40][k];
            sum += means[17][k];
        }
        assertThat(layer.products().products()[17][40]).isCloseTo(product, within(1e-12));
        assertThat(layer.sums()[17]).isCloseTo(sum, within(1e-12));
    }

    @Test
    void a_recording_predicts_itself_whatever_layers_users_named_for_networks() throws IOException {
        LayerChoicePolicy named = new LayerChoicePolicy(Map.of(Region.IT, "layer4"), null);
        try (CandidateSession session =
                new CandidateSession(recorded.recording().candidate(), CandidateProgressListener.NONE)) {
            AlignmentScore score = new BenchmarkRunner(List.of(recorded), named).score(session, recorded);
            assertThat(score.raw().value()).isGreaterThan(.999);
            assertThat(score.layer()).isEqualTo("neuroids");
        }
    }

    @Test
    void pictures_that_were_not_recorded_are_refused() {
        StimulusSet others = BenchmarkFixtures.stimuli("others");
        try (Candidate candidate = recorded.recording().candidate()) {
            assertThatThrownBy(() -> candidate.lookAt(List.of(others), CandidateProgressListener.NONE))
                    .hasMessage("recording recorded does not have the images of others");
        }
    }

    @Test
    void a_stimulus_without_responses_is_named() {
        MeanResponses all = SmallRecording.assembly().mean();
        MeanResponses some = new MeanResponses(all.stimulusIds().subList(1, 60), all.values());
        Recording gap = new Recording(new BenchmarkName("gap"), Region.IT, stimuli, some);
        try (Candidate candidate = gap.candidate()) {
            assertThatThrownBy(() -> candidate.lookAt(List.of(stimuli), CandidateProgressListener.NONE))
                    .hasMessage("recording gap has no response to stimulus picture-00");
        }
    }

    @Test
    void a_recording_is_a_reference_where_a_descriptor_names_it_and_nowhere_else() {
        Benchmark naming = new NeuralBenchmark(naming("naming", "recorded"), stimuli, SmallRecording.assembly());
        Benchmark missing = new NeuralBenchmark(naming("missing", "absent"), stimuli, SmallRecording.assembly());
        List<ReferenceModel> references = ReferenceModel.recordings(List.of(recorded, naming, missing));
        assertThat(references).singleElement().satisfies(reference -> {
            assertThat(reference.name()).hasToString("references/recorded");
            assertThat(reference.source().displayName()).isEqualTo("IT neurons");
            assertThat(reference.isScoredOn(naming.description())).isTrue();
            assertThat(reference.isScoredOn(recorded.description())).isFalse();
        });
    }

    @Test
    void the_digest_of_a_recording_changes_with_its_responses() {
        MeanResponses means = SmallRecording.assembly().mean();
        Recording same = new Recording(new BenchmarkName("other"), Region.V4, stimuli, means);
        assertThat(same.sha256()).isEqualTo(recorded.recording().sha256()).hasSize(64);
        means.values()[3][2] += 1e-9;
        assertThat(same.sha256()).isNotEqualTo(recorded.recording().sha256());
    }

    private static BenchmarkMetadata naming(String name, String recording) {
        BenchmarkMetadata plain = BenchmarkFixtures.of(name, Metric.PLS);
        return new BenchmarkMetadata(
                plain.name(),
                1,
                plain.region(),
                plain.origin(),
                plain.metric(),
                plain.ceiling(),
                null,
                null,
                null,
                null,
                List.of(new BenchmarkName(recording)),
                "nobody",
                "CC0");
    }
}
