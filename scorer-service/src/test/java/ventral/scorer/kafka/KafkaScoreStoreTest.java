package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ReferenceScored;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerCommitment;
import ventral.scorer.score.LayerScore;
import ventral.scorer.score.PublishedCurve;
import ventral.scorer.score.PublishedScore;
import ventral.scorer.testing.BenchmarkFixtures;

class KafkaScoreStoreTest {

    private final BenchmarkMetadata benchmark = BenchmarkFixtures.of("one", Metric.PLS);
    private final Checkpoint checkpoint = CheckpointConsumer.checkpoint(KafkaFixtures.WRITTEN);
    private final ReferenceModel reference = KafkaFixtures.reference("imagenet", KafkaFixtures.DIGEST);
    private final InMemoryTopic<CheckpointScored> scores = new InMemoryTopic<>(Topics.SCORES);
    private final InMemoryTopic<ReferenceScored> referenceScores = new InMemoryTopic<>(Topics.REFERENCE_SCORES);
    private final KafkaScoreStore store = KafkaFixtures.store(scores, referenceScores);

    @Test
    void a_score_exists_once_it_is_put_and_is_written_to_the_topic_of_its_model() throws Exception {
        assertThat(store.has(checkpoint, benchmark)).isFalse();
        assertThat(store.has(reference, benchmark)).isFalse();
        store.put(checkpoint, benchmark, score(), null);
        store.put(reference, benchmark, score(), null);
        assertThat(store.has(checkpoint, benchmark)).isTrue();
        assertThat(store.has(reference, benchmark)).isTrue();
        assertThat(scores.rows())
                .extracting(CheckpointScored::getScore)
                .containsExactly("runs/r/checkpoints/64/scores/one");
        assertThat(referenceScores.rows())
                .extracting(ReferenceScored::getScore)
                .containsExactly("references/imagenet/scores/one");
    }

    @Test
    void the_score_with_recalibrated_statistics_is_in_the_row_of_the_checkpoint() throws Exception {
        store.put(checkpoint, benchmark, score(), score());
        assertThat(scores.rows().get(0).getRecalibrated().getLayer()).isEqualTo("late");
    }

    @Test
    void what_is_held_of_a_score_does_not_grow_with_its_samples() {
        CheckpointScored.Builder row = CheckpointScored.newBuilder()
                .setScore("runs/r/checkpoints/64/scores/one")
                .setBenchmarkVersion(2);
        CheckpointScored large = row.build().toBuilder()
                .setSeenImageCount(64)
                .addAllBootstrapValues(Collections.nCopies(1000, .5))
                .build();
        assertThat(KafkaScoreStore.SCORE_RULES.retained().apply(large)).isEqualTo(row.build());
    }

    @Test
    void a_score_of_an_earlier_start_exists() {
        scores.append(row(1));
        assertThat(store.has(checkpoint, benchmark)).isTrue();
    }

    @Test
    void a_score_without_a_version_is_of_version_1() {
        scores.append(row(0));
        assertThat(store.has(checkpoint, benchmark)).isTrue();
    }

    @Test
    void a_score_on_another_version_of_the_benchmark_does_not_count() {
        scores.append(row(2));
        assertThat(store.has(checkpoint, benchmark)).isFalse();
    }

    @Test
    void a_score_of_another_scorer_is_seen_after_an_invalidation_and_not_before() {
        assertThat(store.has(checkpoint, benchmark)).isFalse();
        scores.append(row(1));
        assertThat(store.has(checkpoint, benchmark)).isFalse();
        store.invalidate();
        assertThat(store.has(checkpoint, benchmark)).isTrue();
    }

    @Test
    void a_failed_read_is_made_up_for_by_the_next() {
        scores.append(row(1));
        scores.failNextPoll();
        assertThatThrownBy(() -> store.has(checkpoint, benchmark)).hasMessage("the broker is unavailable");
        assertThat(store.has(checkpoint, benchmark)).isTrue();
    }

    @Test
    void a_failure_is_tried_again_by_the_next_start_only() throws Exception {
        store.putFailure(checkpoint, benchmark, "the weights are gone");
        assertThat(scores.rows().get(0).getError().getMessage()).isEqualTo("the weights are gone");
        store.invalidate();
        assertThat(store.has(checkpoint, benchmark)).isTrue();
        assertThat(KafkaFixtures.store(scores, referenceScores).has(checkpoint, benchmark))
                .isFalse();
    }

    @Test
    void a_reference_model_that_was_replaced_has_no_score() {
        store.put(reference, benchmark, score(), null);
        ReferenceModel replaced = KafkaFixtures.reference("imagenet", "cd".repeat(32));
        assertThat(store.has(replaced, benchmark)).isFalse();
        KafkaScoreStore restarted = KafkaFixtures.store(scores, referenceScores);
        assertThat(restarted.has(reference, benchmark)).isTrue();
        assertThat(restarted.has(replaced, benchmark)).isFalse();
    }

    @Test
    void published_scores_are_written_once_for_benchmarks_of_their_version() throws InvalidProtocolBufferException {
        List<PublishedCurve> curves = List.of(new PublishedCurve(
                KafkaFixtures.DIGEST, List.of(published("one", 1), published("one", 2), published("two", 1))));
        store.putPublished(curves, List.of(benchmark));
        store.putPublished(curves, List.of(benchmark));
        KafkaFixtures.store(scores, referenceScores).putPublished(curves, List.of(benchmark));
        assertThat(referenceScores.rows())
                .extracting(ReferenceScored::getScore)
                .containsExactly("references/imagenet-1000/scores/one");
        assertThat(scores.rows()).isEmpty();
    }

    @Test
    void published_scores_of_a_replaced_file_are_written_again() throws InvalidProtocolBufferException {
        List<PublishedScore> published = List.of(published("one", 1));
        store.putPublished(List.of(new PublishedCurve(KafkaFixtures.DIGEST, published)), List.of(benchmark));
        store.putPublished(List.of(new PublishedCurve("cd".repeat(32), published)), List.of(benchmark));
        assertThat(referenceScores.rows()).hasSize(2);
    }

    private CheckpointScored row(int version) {
        return ScoreEventEncoder.of(checkpoint, benchmark, ScoreEventEncoder.scored(benchmark, score(), Instant.EPOCH))
                .toBuilder()
                .setBenchmarkVersion(version)
                .build();
    }

    private static PublishedScore published(String benchmark, int version) {
        return new PublishedScore(
                new ReferenceName("imagenet-1000"),
                "imagenet",
                "ImageNet",
                1000,
                new BenchmarkName(benchmark),
                version,
                .5);
    }

    private AlignmentScore score() {
        return new AlignmentScore(
                new LayerCommitment(
                        List.of(new LayerScore("late", MetricScore.unsplit(.5), null)),
                        new LayerChoice.Best(benchmark.name(), null)),
                null);
    }
}
