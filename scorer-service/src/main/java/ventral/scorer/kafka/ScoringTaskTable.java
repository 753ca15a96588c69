package ventral.scorer.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.ScoringTaskPartition;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.ScoringTask;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.tracing.TraceParent;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoredModel;

/**
 * Compacted table of pending scoring tasks. Tasks of equal weights and one set of images are in one partition. One
 * scorer therefore runs them in sequence, and a network processes the images once.
 */
public final class ScoringTaskTable {

    private final List<Benchmark> benchmarks;
    private final List<ReferenceModel> references;
    private final KafkaScoreStore scores;
    private final Emitter<ProducerRecord<String, byte[]>> tasks;

    /** Model and benchmark of a task. */
    record ResolvedTask(ScoredModel model, Benchmark benchmark) {}

    /**
     * Creates the table.
     *
     * @param benchmarks that are ready on this scorer
     * @param references that are installed on this scorer
     */
    public ScoringTaskTable(
            List<Benchmark> benchmarks,
            List<ReferenceModel> references,
            KafkaScoreStore scores,
            Emitter<ProducerRecord<String, byte[]>> tasks) {
        this.benchmarks = List.copyOf(benchmarks);
        this.references = List.copyOf(references);
        this.scores = scores;
        this.tasks = tasks;
    }

    /** Adds tasks for all missing scores of the reference models; returns after they have been acknowledged. */
    public void addReferences() {
        references.forEach(
                reference -> add(reference, reference.name().toString(), ScoringTask.getDefaultInstance(), null));
    }

    /**
     * Adds tasks for all missing scores of a checkpoint; returns after they have been acknowledged.
     *
     * @param trace span that wrote the checkpoint; null if none was recorded
     */
    void add(CheckpointWritten message, @Nullable TraceParent trace) {
        Checkpoint checkpoint = CheckpointConsumer.checkpoint(message);
        ScoringTask task = ScoringTask.newBuilder().setCheckpoint(message).build();
        add(checkpoint, checkpoint.network().sha256(), task, trace);
    }

    private void add(ScoredModel model, String identity, ScoringTask task, @Nullable TraceParent trace) {
        for (Benchmark benchmark : benchmarks) {
            if (model instanceof ReferenceModel reference && !reference.isScoredOn(benchmark.description())) {
                continue;
            }
            if (!scores.has(model, benchmark.description())) {
                String key = ScoreEventEncoder.key(model, benchmark.description());
                ScoringTask whole = task.toBuilder()
                        .setScore(key)
                        .setBenchmarkVersion(benchmark.description().version())
                        .build();
                send(partition(identity, benchmark), key, Topics.SCORING_TASKS.encode(whole), trace);
            }
        }
    }

    /** Deletes a completed task; returns after the deletion has been acknowledged. */
    void complete(int partition, String score) {
        send(partition, score, null, null);
    }

    /**
     * Moves a task behind the others of its partition; returns after this has been acknowledged.
     *
     * @param trace span that wrote the checkpoint; null if none was recorded
     */
    void defer(int partition, String score, byte[] task, @Nullable TraceParent trace) {
        send(partition, score, task, trace);
    }

    /** Returns the model and the benchmark of a task; empty if one of them is not installed on this scorer. */
    Optional<ResolvedTask> resolve(ScoringTask task) {
        if (task.hasCheckpoint()) {
            Checkpoint checkpoint = CheckpointConsumer.checkpoint(task.getCheckpoint());
            return benchmark(ScoreName.parse(task.getScore()).benchmark())
                    .map(benchmark -> new ResolvedTask(checkpoint, benchmark));
        }
        ReferenceScoreName name = ReferenceScoreName.parse(task.getScore());
        return reference(name.reference())
                .flatMap(reference ->
                        benchmark(name.benchmark()).map(benchmark -> new ResolvedTask(reference, benchmark)));
    }

    /** Returns the benchmark of a task, which need not be installed on this scorer. */
    static BenchmarkName benchmark(ScoringTask task) {
        return task.hasCheckpoint()
                ? ScoreName.parse(task.getScore()).benchmark()
                : ReferenceScoreName.parse(task.getScore()).benchmark();
    }

    private Optional<Benchmark> benchmark(BenchmarkName name) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.description().name().equals(name))
                .findFirst();
    }

    private Optional<ReferenceModel> reference(ReferenceName name) {
        return references.stream()
                .filter(reference -> reference.name().equals(name))
                .findFirst();
    }

    private static int partition(String identity, Benchmark benchmark) {
        return ScoringTaskPartition.of(
                identity, benchmark.stimuli().contentDigest(), Topics.SCORING_TASKS.partitionCount());
    }

    private void send(int partition, String key, byte @Nullable [] value, @Nullable TraceParent trace) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.SCORING_TASKS.name(), partition, key, value);
        TraceHeader.put(record.headers(), trace);
        tasks.send(record).toCompletableFuture().join();
    }
}
