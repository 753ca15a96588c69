package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.URI;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.thread.ProcessFailure;
import ventral.platform.tracing.TraceParent;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.evaluation.Checkpoint;

class CheckpointConsumerTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS.name(), 3);

    private final NeuralBenchmark benchmark = KafkaFixtures.benchmark("one", "images");
    private final InMemoryTopic<CheckpointScored> scores = new InMemoryTopic<>(Topics.SCORES);
    private final KafkaScoreStore store = KafkaFixtures.store(scores, new InMemoryTopic<>(Topics.REFERENCE_SCORES));
    private final InMemoryEmitter<ProducerRecord<String, byte[]>> tasks = new InMemoryEmitter<>();
    private final CheckpointConsumer consumer = new CheckpointConsumer(
            new ScoringTaskTable(List.of(benchmark), List.of(), store, tasks), store, new ProcessFailure(() -> {}));

    @Test
    void a_checkpoint_becomes_a_task() throws InvalidProtocolBufferException {
        consumer.onCheckpoint(row(Topics.CHECKPOINTS.encode(KafkaFixtures.WRITTEN)));
        assertThat(tasks.sent()).extracting(ProducerRecord::key).containsExactly("runs/r/checkpoints/64/scores/one");
    }

    @Test
    void a_task_names_the_span_that_wrote_its_checkpoint() throws InvalidProtocolBufferException {
        TraceParent span = new TraceParent("ab".repeat(16), "cd".repeat(8), true);
        ConsumerRecord<String, byte[]> row = row(Topics.CHECKPOINTS.encode(KafkaFixtures.WRITTEN));
        TraceHeader.put(row.headers(), span);
        consumer.onCheckpoint(row);
        assertThat(tasks.sent())
                .singleElement()
                .satisfies(task -> assertThat(TraceHeader.get(task.headers())).isEqualTo(span));
    }

    @Test
    void a_late_checkpoint_of_a_former_owner_of_the_run_is_skipped() throws InvalidProtocolBufferException {
        consumer.onCheckpoint(row(ofEpoch(2)));
        consumer.onCheckpoint(row(ofEpoch(1)));
        assertThat(tasks.sent()).hasSize(1);
        consumer.onCheckpoint(row(ofEpoch(3)));
        assertThat(tasks.sent()).hasSize(2);
    }

    @Test
    void a_deleted_checkpoint_is_skipped() throws InvalidProtocolBufferException {
        consumer.onCheckpoint(row(null));
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_record_that_cannot_be_decoded_is_left_to_the_dead_letter_topic() {
        assertThatThrownBy(() -> consumer.onCheckpoint(row(new byte[] {-1, -1, -1})))
                .isInstanceOf(InvalidProtocolBufferException.class);
        assertThat(tasks.sent()).isEmpty();
    }

    /** The connector sends a record to the dead letters on any exception, and goes on with the next one. */
    @Test
    void a_record_with_a_malformed_uri_is_left_to_the_dead_letter_topic() throws InvalidProtocolBufferException {
        for (String uri : List.of("not a URI", "://", "file:///a b")) {
            CheckpointWritten malformed = KafkaFixtures.WRITTEN.toBuilder()
                    .setWeights(KafkaFixtures.artifact(uri))
                    .build();
            assertThatThrownBy(() -> consumer.onCheckpoint(row(Topics.CHECKPOINTS.encode(malformed))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the weights of runs/r/checkpoints/64 have the malformed URI '%s'", uri);
        }
        assertThat(tasks.sent()).isEmpty();
        consumer.onCheckpoint(row(Topics.CHECKPOINTS.encode(KafkaFixtures.WRITTEN)));
        assertThat(tasks.sent()).hasSize(1);
    }

    @Test
    void an_assigned_partition_is_read_from_its_start_and_what_others_scored_meanwhile_is_seen() throws Exception {
        Checkpoint checkpoint = CheckpointConsumer.checkpoint(KafkaFixtures.WRITTEN);
        assertThat(store.has(checkpoint, benchmark.description())).isFalse();
        scores.append(CheckpointScored.newBuilder()
                .setScore("runs/r/checkpoints/64/scores/one")
                .setBenchmarkVersion(1)
                .build());
        KafkaFixtures.assign(consumer, PARTITION);
        consumer.onCheckpoint(row(Topics.CHECKPOINTS.encode(KafkaFixtures.WRITTEN)));
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_message_names_the_weights_and_those_with_recalibrated_statistics() {
        assertThat(CheckpointConsumer.checkpoint(KafkaFixtures.WRITTEN).recalibratedNetwork())
                .isNull();
        Checkpoint both = CheckpointConsumer.checkpoint(KafkaFixtures.WRITTEN.toBuilder()
                .setRecalibratedWeights(KafkaFixtures.artifact("file:///recalibrated"))
                .build());
        assertThat(both.network())
                .isEqualTo(new WeightsArtifact("resnet18", 32, URI.create("file:///weights"), KafkaFixtures.DIGEST));
        assertThat(both.recalibratedNetwork())
                .isEqualTo(
                        new WeightsArtifact("resnet18", 32, URI.create("file:///recalibrated"), KafkaFixtures.DIGEST));
    }

    private static byte[] ofEpoch(long epoch) {
        return Topics.CHECKPOINTS.encode(
                KafkaFixtures.WRITTEN.toBuilder().setOwnerEpoch(epoch).build());
    }

    private static ConsumerRecord<String, byte[]> row(byte @Nullable [] value) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, KafkaFixtures.CHECKPOINT, value);
    }
}
