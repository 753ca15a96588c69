package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.ScoringTaskPartition;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ReferenceScored;
import ventral.events.v1.ScoringTask;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;

class ScoringTaskTableTest {

    private final NeuralBenchmark one = KafkaFixtures.benchmark("one", "images");
    private final NeuralBenchmark other = KafkaFixtures.benchmark("other", "images");
    private final NeuralBenchmark third = KafkaFixtures.benchmark("third", "more images");
    private final ReferenceModel reference = KafkaFixtures.reference("imagenet", KafkaFixtures.DIGEST);
    private final Checkpoint checkpoint = CheckpointConsumer.checkpoint(KafkaFixtures.WRITTEN);
    private final InMemoryTopic<CheckpointScored> scores = new InMemoryTopic<>(Topics.SCORES);
    private final KafkaScoreStore store =
            KafkaFixtures.store(scores, new InMemoryTopic<ReferenceScored>(Topics.REFERENCE_SCORES));
    private final InMemoryEmitter<ProducerRecord<String, byte[]>> tasks = new InMemoryEmitter<>();
    private final ScoringTaskTable table =
            new ScoringTaskTable(List.of(one, other, third), List.of(reference), store, tasks);

    @Test
    void a_checkpoint_has_one_task_for_each_benchmark() throws InvalidProtocolBufferException {
        table.add(KafkaFixtures.WRITTEN, null);
        assertThat(tasks.sent())
                .extracting(ProducerRecord::key)
                .containsExactly(
                        "runs/r/checkpoints/64/scores/one",
                        "runs/r/checkpoints/64/scores/other",
                        "runs/r/checkpoints/64/scores/third");
        assertThat(tasks.sent()).extracting(ProducerRecord::topic).containsOnly("scoring-tasks");
        assertThat(task(0))
                .isEqualTo(ScoringTask.newBuilder()
                        .setScore("runs/r/checkpoints/64/scores/one")
                        .setCheckpoint(KafkaFixtures.WRITTEN)
                        .setBenchmarkVersion(1)
                        .build());
    }

    @Test
    void tasks_of_one_model_and_the_same_images_are_in_one_partition() {
        table.add(KafkaFixtures.WRITTEN, null);
        int shared = ScoringTaskPartition.of(KafkaFixtures.DIGEST, "images", 12);
        assertThat(tasks.sent())
                .extracting(ProducerRecord::partition)
                .containsExactly(shared, shared, ScoringTaskPartition.of(KafkaFixtures.DIGEST, "more images", 12));
    }

    @Test
    void tasks_of_checkpoints_with_equal_weights_and_the_same_images_are_in_one_partition() {
        for (int seen = 0; seen < 20; seen++) {
            table.add(
                    KafkaFixtures.WRITTEN.toBuilder()
                            .setCheckpoint("runs/r/checkpoints/" + seen)
                            .build(),
                    null);
        }
        assertThat(tasks.sent().stream()
                        .filter(task -> task.key().endsWith("/one"))
                        .map(ProducerRecord::partition)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_score_that_exists_is_no_task() {
        store.putFailure(checkpoint, one.description(), "the weights are gone");
        store.putFailure(checkpoint, third.description(), "the weights are gone");
        table.add(KafkaFixtures.WRITTEN, null);
        assertThat(tasks.sent()).extracting(ProducerRecord::key).containsExactly("runs/r/checkpoints/64/scores/other");
    }

    @Test
    void reference_models_have_tasks_without_a_checkpoint() throws InvalidProtocolBufferException {
        table.addReferences();
        assertThat(tasks.sent()).hasSize(3);
        assertThat(task(0))
                .isEqualTo(ScoringTask.newBuilder()
                        .setScore("references/imagenet/scores/one")
                        .setBenchmarkVersion(1)
                        .build());
        assertThat(tasks.sent().get(0).partition())
                .isEqualTo(ScoringTaskPartition.of("references/imagenet", "images", 12));
    }

    @Test
    void a_recording_has_no_task_for_a_benchmark_that_does_not_name_it() {
        ReferenceModel recording = new ReferenceModel(reference.name(), one.recording());
        new ScoringTaskTable(List.of(other), List.of(recording), store, tasks).addReferences();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_completed_task_is_deleted_from_its_partition() {
        table.complete(7, "runs/r/checkpoints/64/scores/one");
        assertThat(tasks.sent())
                .containsExactly(new ProducerRecord<>("scoring-tasks", 7, "runs/r/checkpoints/64/scores/one", null));
    }

    @Test
    void a_task_is_resolved_to_its_model_and_benchmark() throws InvalidProtocolBufferException {
        table.add(KafkaFixtures.WRITTEN, null);
        table.addReferences();
        assertThat(table.resolve(task(1))).contains(new ScoringTaskTable.ResolvedTask(checkpoint, other));
        assertThat(table.resolve(task(5))).contains(new ScoringTaskTable.ResolvedTask(reference, third));
    }

    @Test
    void a_task_whose_benchmark_or_reference_model_is_elsewhere_is_not_resolved() {
        assertThat(table.resolve(ScoringTask.newBuilder()
                        .setScore("runs/r/checkpoints/64/scores/fourth")
                        .setCheckpoint(KafkaFixtures.WRITTEN)
                        .build()))
                .isEmpty();
        assertThat(table.resolve(ScoringTask.newBuilder()
                        .setScore("references/imagenet/scores/fourth")
                        .build()))
                .isEmpty();
        assertThat(table.resolve(ScoringTask.newBuilder()
                        .setScore("references/places/scores/one")
                        .build()))
                .isEmpty();
    }

    private ScoringTask task(int index) throws InvalidProtocolBufferException {
        return Topics.SCORING_TASKS.decode(
                Objects.requireNonNull(tasks.sent().get(index).value()));
    }
}
