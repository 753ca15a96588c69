package ventral.scorer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.scorer.assembly.Picture;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.testing.InMemoryScores;
import ventral.scorer.testing.SmallRecording;

class BenchmarkSuiteTest {

    private static final Checkpoint CHECKPOINT = new Checkpoint(
            new CheckpointName(new RunName("r"), 64),
            new RunSpec(new StreamName("s"), Objective.parse("distance"), 64, 1, 0, 2, Optional.empty()),
            "resnet18",
            64,
            URI.create("file:///weights"),
            "00");

    private final StimulusSet shared = stimulusSet("shared");
    private final StimulusSet another = stimulusSet("another");
    private final InMemoryScores scores = new InMemoryScores();
    private final List<StimulusSet> looks = new ArrayList<>();

    private final Candidate candidate = set -> {
        looks.add(set);
        return List.of(new LayerFeatures("late", GramMatrix.of(SmallRecording.features(1))));
    };

    @Test
    void a_candidate_looks_once_at_a_set_that_two_benchmarks_share() {
        suite(
                        checkpoint -> candidate,
                        benchmark("one", shared),
                        benchmark("other", shared),
                        benchmark("third", another))
                .score(CHECKPOINT);

        assertThat(looks).containsExactly(shared, another);
        assertThat(scores.scores())
                .containsOnlyKeys(
                        "runs/r/checkpoints/64/scores/one",
                        "runs/r/checkpoints/64/scores/other",
                        "runs/r/checkpoints/64/scores/third");
    }

    @Test
    void what_was_measured_is_not_measured_again() {
        suite(checkpoint -> candidate, benchmark("one", shared)).score(CHECKPOINT);
        BenchmarkSuite grown = suite(checkpoint -> candidate, benchmark("one", shared), benchmark("other", another));
        grown.score(CHECKPOINT);
        grown.score(CHECKPOINT);

        assertThat(looks).containsExactly(shared, another);
        assertThat(scores.scores()).hasSize(2);
    }

    @Test
    void a_checkpoint_whose_weights_are_gone_has_that_for_every_score() {
        suite(
                        checkpoint -> {
                            throw new IOException("the weights are gone");
                        },
                        benchmark("one", shared),
                        benchmark("third", another))
                .score(CHECKPOINT);

        assertThat(scores.failures())
                .containsOnlyKeys("runs/r/checkpoints/64/scores/one", "runs/r/checkpoints/64/scores/third")
                .containsValue("the weights are gone");
        assertThat(scores.scores()).isEmpty();
    }

    @Test
    void pictures_that_cannot_be_read_do_not_keep_other_benchmarks_from_being_scored() {
        Candidate halfBlind = set -> {
            if (set.equals(shared)) {
                throw new IOException("picture-07 is damaged");
            }
            return candidate.look(set);
        };
        suite(checkpoint -> halfBlind, benchmark("one", shared), benchmark("third", another))
                .score(CHECKPOINT);

        assertThat(scores.failures()).isEqualTo(Map.of("runs/r/checkpoints/64/scores/one", "picture-07 is damaged"));
        assertThat(scores.scores()).containsOnlyKeys("runs/r/checkpoints/64/scores/third");
    }

    @Test
    void a_candidate_is_closed_whatever_happens() {
        List<String> closed = new ArrayList<>();
        Candidate broken = new Candidate() {
            @Override
            public List<LayerFeatures> look(StimulusSet stimuli) {
                throw new IllegalStateException("no memory");
            }

            @Override
            public void close() {
                closed.add("closed");
            }
        };
        suite(checkpoint -> broken, benchmark("one", shared)).score(CHECKPOINT);

        assertThat(closed).containsExactly("closed");
        assertThat(scores.failures()).containsValue("no memory");
    }

    private BenchmarkSuite suite(Candidates candidates, Benchmark... benchmarks) {
        return new BenchmarkSuite(List.of(benchmarks), candidates, scores);
    }

    private static Benchmark benchmark(String name, StimulusSet stimuli) {
        BenchmarkDescription description = new BenchmarkDescription(
                new BenchmarkName(name),
                1,
                Region.IT,
                Origin.SIMULATED,
                Metric.PLS,
                CeilingMethod.SPLIT_HALF,
                Optional.empty(),
                "nobody",
                "CC0");
        return new Benchmark(description, stimuli, SmallRecording.assembly());
    }

    private static StimulusSet stimulusSet(String identifier) {
        List<Stimulus> all = SmallRecording.ids().stream()
                .map(id -> new Stimulus(id, Map.of()))
                .toList();
        return new StimulusSet(identifier, 8, all, stimulus -> new Picture(1, 1, new byte[3]));
    }
}
