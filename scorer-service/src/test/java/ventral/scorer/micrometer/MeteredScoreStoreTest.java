package ventral.scorer.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.ReferenceName;
import ventral.contract.network.Network;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.SafetensorsNetwork;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerCommitment;
import ventral.scorer.score.LayerScore;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.InMemoryScoreStore;

class MeteredScoreStoreTest {

    private static final String DIGEST = "cd".repeat(32);

    private final BenchmarkMetadata benchmark = BenchmarkFixtures.of("one", Metric.PLS);
    private final ReferenceModel model = new ReferenceModel(
            new ReferenceName("imagenet"),
            new SafetensorsNetwork(
                    Path.of("weights"),
                    "ab".repeat(32),
                    "Display",
                    Network.RESNET18,
                    Preprocessing.ofTorchvision(224)));
    private final InMemoryScoreStore scores = new InMemoryScoreStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredScoreStore store = new MeteredScoreStore(scores, registry);

    @Test
    void scores_and_failures_are_stored_and_counted_from_zero() {
        assertThat(count("scored")).isZero();
        assertThat(count("failed")).isZero();
        assertThat(failures("subject")).isZero();
        assertThat(failures("transient")).isZero();
        assertThat(store.has(model, benchmark)).isFalse();
        store.onTransientFailure(model, benchmark, "the store is unavailable");
        store.onTransientFailure(model, benchmark, "the store is unavailable");
        store.putFailure(model, benchmark, "the weights are gone");
        assertThat(registry.find("ventral.scorer.score.duration").timer())
                .as("a failure is no score")
                .isNull();
        store.put(model, benchmark, score(), null, DIGEST);
        assertThat(count("scored")).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(1);
        assertThat(scores.scores()).hasSize(1);
        assertThat(scores.failures()).hasSize(1);
        assertThat(store.has(model, benchmark)).isTrue();
        assertThat(failures("subject")).isEqualTo(1);
        assertThat(failures("transient")).isEqualTo(2);
        assertThat(registry.get("ventral.scorer.score.duration")
                        .tag("benchmark", "one")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void scores_that_are_reused_are_stored_and_counted_and_not_timed() {
        assertThat(reused()).isZero();
        assertThat(store.putEqual(model, benchmark, DIGEST)).isFalse();
        assertThat(reused()).isZero();
        assertThat(count("scored")).isZero();
        scores.put(model, BenchmarkFixtures.of("other", Metric.PLS), score(), null, DIGEST);
        assertThat(store.putEqual(model, benchmark, DIGEST)).isTrue();
        assertThat(reused()).isEqualTo(1);
        assertThat(count("scored")).isEqualTo(1);
        assertThat(scores.scores()).containsKey("references/imagenet/scores/one");
        assertThat(registry.find("ventral.scorer.score.duration").timer()).isNull();
    }

    private AlignmentScore score() {
        return new AlignmentScore(
                new LayerCommitment(
                        List.of(new LayerScore("late", MetricScore.unsplit(.5), null)),
                        new LayerChoice.Best(benchmark.name(), null)),
                null);
    }

    private double reused() {
        return registry.get("ventral.scorer.reused.scores").counter().count();
    }

    private double failures(String cause) {
        return registry.get("ventral.scorer.failures")
                .tag("cause", cause)
                .counter()
                .count();
    }

    private double count(String outcome) {
        return registry.get("ventral.scorer.scores")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
