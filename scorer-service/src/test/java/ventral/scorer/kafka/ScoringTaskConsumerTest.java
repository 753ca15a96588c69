package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topics;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ScoringTask;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.opentelemetry.OpenTelemetryTracer;
import ventral.platform.opentelemetry.TraceSampler;
import ventral.platform.thread.ProcessFailure;
import ventral.platform.tracing.TraceParent;
import ventral.platform.tracing.Tracer;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.CandidateLoader;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.evaluation.MeasurementDigests;
import ventral.scorer.evaluation.ScoringWorker;
import ventral.scorer.testing.SmallRecording;

class ScoringTaskConsumerTest {

    private static final String SCORE = "runs/r/checkpoints/64/scores/one";
    private static final TopicPartition PARTITION = new TopicPartition(Topics.SCORING_TASKS.name(), 7);

    private static final TraceParent CHECKPOINT_SPAN = new TraceParent("ab".repeat(16), "cd".repeat(8), true);

    private Tracer tracer = Tracer.NONE;
    private final NeuralBenchmark benchmark = KafkaFixtures.benchmark("one", "images");
    private final InMemoryTopic<CheckpointScored> scores = new InMemoryTopic<>(Topics.SCORES);
    private final KafkaScoreStore store = KafkaFixtures.store(scores, new InMemoryTopic<>(Topics.REFERENCE_SCORES));
    private final InMemoryEmitter<ProducerRecord<String, byte[]>> tasks = new InMemoryEmitter<>();
    private final InMemoryTopic<BenchmarkStatus> statuses = new InMemoryTopic<>(Topics.BENCHMARKS);
    private final BenchmarkStatusPublisher benchmarks =
            new BenchmarkStatusPublisher(statuses.open(), KafkaFixtures.CLOCK);
    private final AtomicInteger exits = new AtomicInteger();
    private final ProcessFailure failure = new ProcessFailure(exits::incrementAndGet);
    private final List<String> undecodable = new ArrayList<>();
    private final Candidate candidate =
            (sets, progress) -> List.of(ArrayLayerFeatures.of("late", SmallRecording.features(1)));

    @Test
    void a_task_of_an_own_partition_is_scored_and_deleted() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows()).extracting(CheckpointScored::getScore).containsExactly(SCORE);
        assertThat(tasks.sent()).containsExactly(new ProducerRecord<>(PARTITION.topic(), 7, SCORE, null));
    }

    @Test
    void a_score_that_exists_is_not_written_again_but_its_task_deleted() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        consumer.onTask(row(task(SCORE)));
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows()).hasSize(1);
        assertThat(tasks.sent()).hasSize(2);
    }

    @Test
    void a_task_of_equal_weights_has_a_score_of_its_own_and_is_deleted_without_a_measurement() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        ScoringTaskConsumer consumer = assigned(model -> {
            loads.incrementAndGet();
            return candidate;
        });
        consumer.onTask(row(task(SCORE)));
        String equal = "runs/q/checkpoints/64/scores/one";
        ScoringTask task = Topics.SCORING_TASKS.decode(task(equal)).toBuilder()
                .setCheckpoint(KafkaFixtures.WRITTEN.toBuilder().setCheckpoint("runs/q/checkpoints/64"))
                .build();
        consumer.onTask(new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), 1, equal, Topics.SCORING_TASKS.encode(task)));
        assertThat(loads).hasValue(1);
        assertThat(scores.rows()).extracting(CheckpointScored::getScore).containsExactly(SCORE, equal);
        assertThat(scores.rows()).extracting(CheckpointScored::getMeasuredScore).containsExactly("", SCORE);
        assertThat(tasks.sent()).last().isEqualTo(new ProducerRecord<>(PARTITION.topic(), 7, equal, null));
    }

    @Test
    void a_task_that_fails_stays_in_the_table() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            throw new IOException("the weights are gone");
        });
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows().get(0).getError().getMessage()).isEqualTo("the weights are gone");
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_task_that_is_deferred_is_moved_behind_the_others_and_no_failure_is_written() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            Thread.currentThread().interrupt(); // so that the worker does not wait before another attempt
            throw new ArtifactStoreUnavailableException("the store is away", new IOException());
        });
        byte[] task = task(SCORE);
        consumer.onTask(row(task));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).containsExactly(new ProducerRecord<>(PARTITION.topic(), 7, SCORE, task));
    }

    @Test
    void an_error_exits_the_process_and_leaves_the_task_in_the_table() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            throw new UnsatisfiedLinkError("no libtorch");
        });
        assertThatThrownBy(() -> consumer.onTask(row(task(SCORE)))).isInstanceOf(UnsatisfiedLinkError.class);
        assertThat(exits).hasValue(1);
        assertThat(failure.cause()).hasValue("no libtorch");
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_stack_overflow_is_the_failure_of_its_task() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            throw new StackOverflowError();
        });
        consumer.onTask(row(task(SCORE)));
        assertThat(exits).hasValue(0);
        assertThat(scores.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.hasError()).isTrue());
    }

    @Test
    void tombstones_and_tasks_for_other_scorers_are_skipped() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        consumer.onTask(row(null));
        consumer.onTask(row(task("runs/r/checkpoints/64/scores/elsewhere")));
        consumer.onTask(new ConsumerRecord<>(PARTITION.topic(), 8, 0, SCORE, task(SCORE)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_task_of_a_benchmark_that_no_scorer_has_is_deleted() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        benchmarks.put(List.of(new InstalledBenchmark.Ready(benchmark)));
        String gone = "runs/r/checkpoints/64/scores/gone";
        consumer.onTask(new ConsumerRecord<>(PARTITION.topic(), 7, 0, gone, task(gone)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).containsExactly(new ProducerRecord<>(PARTITION.topic(), 7, gone, null));
    }

    @Test
    void a_task_of_a_benchmark_that_another_scorer_has_stays_in_the_table() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        benchmarks.put(List.of(new InstalledBenchmark.Ready(benchmark)));
        statuses.append(
                BenchmarkStatus.newBuilder().setBenchmark("benchmarks/newer").build());
        String newer = "runs/r/checkpoints/64/scores/newer";
        consumer.onTask(new ConsumerRecord<>(PARTITION.topic(), 7, 0, newer, task(newer)));
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_task_of_a_revoked_partition_is_left_to_its_new_owner() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        try (MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest")) {
            consumer.onPartitionsRevoked(kafka, List.of(PARTITION));
        }
        consumer.onTask(row(task(SCORE)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_score_of_a_partition_that_is_revoked_during_the_measurement_is_not_written() throws Exception {
        ScoringTaskConsumer[] self = new ScoringTaskConsumer[1];
        self[0] = assigned(model -> (sets, progress) -> {
            try (MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest")) {
                self[0].onPartitionsRevoked(kafka, List.of(PARTITION));
            }
            return candidate.lookAt(sets, progress);
        });
        self[0].onTask(row(task(SCORE)));
        assertThat(scores.rows()).isEmpty();
        assertThat(tasks.sent()).isEmpty();
    }

    @Test
    void a_record_that_cannot_be_decoded_is_reported_and_left_to_the_dead_letter_topic() {
        ScoringTaskConsumer consumer = assigned(model -> candidate);
        assertThatThrownBy(() -> consumer.onTask(row(new byte[] {-1, -1, -1})))
                .isInstanceOf(InvalidProtocolBufferException.class);
        assertThatThrownBy(() -> consumer.onTask(row(task("what is this"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(undecodable).containsExactly(SCORE, SCORE);
    }

    @Test
    void a_score_is_a_span_below_the_checkpoints_and_active_while_the_score_is_written() throws Exception {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        tracer = new OpenTelemetryTracer(SdkTracerProvider.builder()
                .setSampler(new TraceSampler(Sampler.alwaysOff()))
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build());
        List<TraceParent> active = new ArrayList<>();
        ScoringTaskConsumer consumer = assigned(model -> {
            active.add(tracer.active());
            return candidate;
        });
        ConsumerRecord<String, byte[]> row = row(task(SCORE));
        TraceHeader.put(row.headers(), CHECKPOINT_SPAN);
        consumer.onTask(row);
        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(span.getName()).isEqualTo("score model");
        assertThat(span.getParentSpanId()).isEqualTo(CHECKPOINT_SPAN.spanId());
        assertThat(span.getAttributes().get(AttributeKey.stringKey("ventral.score")))
                .isEqualTo(SCORE);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("ventral.outcome")))
                .isEqualTo("SCORED");
        assertThat(active).containsExactly(new TraceParent(span.getTraceId(), span.getSpanId(), true));
        assertThat(tracer.active()).isNull();
    }

    @Test
    void a_task_that_is_deferred_keeps_the_span_of_its_checkpoint() throws Exception {
        ScoringTaskConsumer consumer = assigned(model -> {
            Thread.currentThread().interrupt(); // so that the worker does not wait before another attempt
            throw new ArtifactStoreUnavailableException("the store is away", new IOException());
        });
        ConsumerRecord<String, byte[]> row = row(task(SCORE));
        TraceHeader.put(row.headers(), CHECKPOINT_SPAN);
        consumer.onTask(row);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tasks.sent())
                .singleElement()
                .satisfies(task -> assertThat(TraceHeader.get(task.headers())).isEqualTo(CHECKPOINT_SPAN));
    }

    /** Returns a consumer that owns the partition, and checks that it reads it from its start. */
    private ScoringTaskConsumer assigned(CandidateLoader candidates) {
        ScoringTaskConsumer consumer = new ScoringTaskConsumer(
                new ScoringTaskTable(List.of(benchmark), List.of(), store, tasks),
                new ScoringWorker(
                        new BenchmarkRunner(List.of(benchmark), LayerChoicePolicy.BEST),
                        new MeasurementDigests(List.of(benchmark), LayerChoicePolicy.BEST, "scorer"),
                        candidates,
                        store,
                        ScoringWorker.RetryListener.NONE),
                store,
                benchmarks,
                failure,
                (record, cause) -> undecodable.add(record.key()),
                tracer);
        try (MockConsumer<String, byte[]> kafka = new MockConsumer<>("latest")) {
            kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
            kafka.assign(List.of(PARTITION));
            kafka.seek(PARTITION, 5);
            consumer.onPartitionsAssigned(kafka, List.of(PARTITION));
            assertThat(kafka.position(PARTITION)).isZero();
        }
        return consumer;
    }

    private static byte[] task(String score) {
        return Topics.SCORING_TASKS.encode(ScoringTask.newBuilder()
                .setScore(score)
                .setCheckpoint(KafkaFixtures.WRITTEN)
                .setBenchmarkVersion(1)
                .build());
    }

    private static ConsumerRecord<String, byte[]> row(byte @Nullable [] value) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, SCORE, value);
    }
}
