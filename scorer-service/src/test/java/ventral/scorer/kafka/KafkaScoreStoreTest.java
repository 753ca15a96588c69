package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.RunName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
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

    private static final String EQUAL = "ef".repeat(32);

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
        store.put(checkpoint, benchmark, score(), null, null);
        store.put(reference, benchmark, score(), null, null);
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
        store.put(checkpoint, benchmark, score(), score(), null);
        assertThat(scores.rows().get(0).getRecalibrated().getLayer()).isEqualTo("late");
    }

    @Test
    void what_is_held_of_a_score_does_not_grow_with_its_samples() {
        CheckpointScored.Builder row = CheckpointScored.newBuilder()
                .setScore("runs/r/checkpoints/64/scores/one")
                .setBenchmarkVersion(2)
                .setMeasurementDigest(ByteString.fromHex(EQUAL));
        CheckpointScored large = row.build().toBuilder()
                .setSeenImageCount(64)
                .addAllBootstrapValues(Collections.nCopies(1000, .5))
                .build();
        assertThat(KafkaScoreStore.SCORE_RULES.retained().apply(large)).isEqualTo(row.build());
    }

    @Test
    void a_score_of_equal_weights_is_written_with_the_values_of_the_measured_one() throws Exception {
        store.put(checkpoint, benchmark, score(), score(), EQUAL);
        assertThat(store.putEqual(other("q"), benchmark, EQUAL)).isTrue();
        assertThat(store.has(other("q"), benchmark)).isTrue();
        CheckpointScored measured = scores.rows().get(0);
        assertThat(measured.getMeasuredScore()).isEmpty();
        assertThat(scores.rows().get(1))
                .isEqualTo(measured.toBuilder()
                        .setScore("runs/q/checkpoints/128/scores/one")
                        .setRunSpec(SpecMapper.toWire(other("q").runSpec()))
                        .setSeenImageCount(128)
                        .setMeasuredScore("runs/r/checkpoints/64/scores/one")
                        .build());
    }

    @Test
    void a_score_that_another_scorer_wrote_or_that_was_reused_itself_is_reused_after_a_restart() throws Exception {
        KafkaScoreStore restarted = KafkaFixtures.store(scores, referenceScores);
        assertThat(restarted.putEqual(other("q"), benchmark, EQUAL)).isFalse();
        store.put(checkpoint, benchmark, score(), null, EQUAL);
        assertThat(restarted.putEqual(other("q"), benchmark, EQUAL)).isTrue();
        scores.append(row(1)); // the measured score is replaced by one of a scorer that writes no digest
        assertThat(KafkaFixtures.store(scores, referenceScores).putEqual(other("p"), benchmark, EQUAL))
                .isTrue();
        assertThat(scores.rows())
                .last()
                .extracting(CheckpointScored::getMeasuredScore)
                .isEqualTo("runs/r/checkpoints/64/scores/one");
    }

    @Test
    void a_score_is_reused_neither_for_another_digest_nor_for_itself_nor_if_it_failed() throws Exception {
        store.put(checkpoint, benchmark, score(), null, EQUAL);
        assertThat(store.putEqual(other("q"), benchmark, "cd".repeat(32))).isFalse();
        assertThat(store.putEqual(checkpoint, benchmark, EQUAL)).isFalse();
        store.putFailure(checkpoint, benchmark, "the weights are gone");
        assertThat(store.putEqual(other("q"), benchmark, EQUAL)).isFalse();
        assertThat(scores.rows()).hasSize(2);
        assertThat(scores.rows().get(1).getMeasurementDigest()).isEqualTo(ByteString.EMPTY);
    }

    @Test
    void scores_that_cannot_be_read_are_not_reused_and_the_next_ones_are() {
        store.put(checkpoint, benchmark, score(), null, EQUAL);
        scores.failNextPoll();
        assertThat(store.putEqual(other("q"), benchmark, EQUAL)).isFalse();
        assertThat(store.putEqual(other("q"), benchmark, EQUAL)).isTrue();
    }

    private Checkpoint other(String run) {
        return new Checkpoint(new CheckpointName(new RunName(run), 128), checkpoint.runSpec(), checkpoint.network());
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
        store.put(reference, benchmark, score(), null, null);
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
