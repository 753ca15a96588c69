package ventral.scorer.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topics;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ScoringTask;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.thread.ProcessFailure;
import ventral.platform.tracing.Tracer;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.CandidateLoader;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.evaluation.MeasurementDigests;
import ventral.scorer.evaluation.ScoringWorker;
import ventral.scorer.testing.SmallRecording;

/** Creates a consumer that scores one benchmark, with topics in memory. */
abstract class ScoringTaskConsumerTestBase {

    static final String SCORE = "runs/r/checkpoints/64/scores/one";
    static final TopicPartition PARTITION = new TopicPartition(Topics.SCORING_TASKS.name(), 7);

    Tracer tracer = Tracer.NONE;
    final NeuralBenchmark benchmark = KafkaFixtures.benchmark("one", "images");
    final InMemoryTopic<CheckpointScored> scores = new InMemoryTopic<>(Topics.SCORES);
    final KafkaScoreStore store = KafkaFixtures.store(scores, new InMemoryTopic<>(Topics.REFERENCE_SCORES));
    final InMemoryEmitter<ProducerRecord<String, byte[]>> tasks = new InMemoryEmitter<>();
    final InMemoryTopic<BenchmarkStatus> statuses = new InMemoryTopic<>(Topics.BENCHMARKS);
    final BenchmarkStatusPublisher benchmarks = new BenchmarkStatusPublisher(statuses.open(), KafkaFixtures.CLOCK);
    final AtomicInteger exits = new AtomicInteger();
    final ProcessFailure failure = new ProcessFailure(exits::incrementAndGet);
    final List<String> undecodable = new ArrayList<>();
    final Candidate candidate = (sets, progress) -> List.of(ArrayLayerFeatures.of("late", SmallRecording.features(1)));

    /** Returns a consumer that owns the partition, and checks that it reads it from its start. */
    ScoringTaskConsumer assigned(CandidateLoader candidates) {
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
        KafkaFixtures.assign(consumer, PARTITION);
        return consumer;
    }

    /** Returns a consumer that owns the partition and cannot read weights, because their store is away. */
    ScoringTaskConsumer assignedWithoutStore() {
        return assigned(model -> {
            Thread.currentThread().interrupt(); // so that the worker does not wait before another attempt
            throw new ArtifactStoreUnavailableException("the store is away", new IOException());
        });
    }

    static byte[] task(String score) {
        return Topics.SCORING_TASKS.encode(ScoringTask.newBuilder()
                .setScore(score)
                .setCheckpoint(KafkaFixtures.WRITTEN)
                .setBenchmarkVersion(1)
                .build());
    }

    static ConsumerRecord<String, byte[]> row(byte @Nullable [] value) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 0, SCORE, value);
    }
}
