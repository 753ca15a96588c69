package ventral.scorer.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.topic.Topics;
import ventral.events.v1.ScoringTask;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.thread.ProcessFailure;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.TraceParent;
import ventral.platform.tracing.Tracer;
import ventral.scorer.evaluation.ScoringOutcome;
import ventral.scorer.evaluation.ScoringWorker;

/** Consumes the scoring tasks of the assigned partitions and runs them in sequence. */
@ApplicationScoped
@Identifier("scoring-tasks") public class ScoringTaskConsumer implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ScoringTaskConsumer.class);

    private final ScoringTaskTable tasks;
    private final ScoringWorker worker;
    private final KafkaScoreStore scores;
    private final BenchmarkStatusPublisher benchmarks;
    private final ProcessFailure failure;
    private final SkippedTaskLog skipped = new SkippedTaskLog(LOG::warn, System::nanoTime);
    private final LiveTable.UndecodableRecordListener undecodable;
    private final Tracer tracer;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    public ScoringTaskConsumer(
            ScoringTaskTable tasks,
            ScoringWorker worker,
            KafkaScoreStore scores,
            BenchmarkStatusPublisher benchmarks,
            ProcessFailure failure,
            LiveTable.UndecodableRecordListener undecodable,
            Tracer tracer) {
        this.tasks = tasks;
        this.worker = worker;
        this.scores = scores;
        this.benchmarks = benchmarks;
        this.failure = failure;
        this.undecodable = undecodable;
        this.tracer = tracer;
    }

    @Incoming("scoring-tasks")
    @Blocking
    public void onTask(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        if (row.value() == null || !owned.contains(row.partition())) {
            return;
        }
        try {
            score(row);
        } catch (Error e) { // such as a missing native library, which would send every task to the dead letters
            failure.report("scoring", e);
            throw e;
        }
    }

    private void score(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        Optional<ScoringTaskTable.ResolvedTask> task = resolveOrSkip(row);
        if (task.isEmpty()) {
            return;
        }
        TraceParent trace = TraceHeader.get(row.headers());
        ScoringOutcome outcome = score(row, task.get(), trace);
        switch (outcome) {
            case SCORED, REUSED -> tasks.complete(row.partition(), row.key());
            case DEFERRED -> tasks.defer(row.partition(), row.key(), row.value(), trace);
            case FAILED, SKIPPED -> {} // the task stays in the table and is tried again when the table is next read
        }
    }

    private ScoringOutcome score(
            ConsumerRecord<String, byte[]> row, ScoringTaskTable.ResolvedTask task, @Nullable TraceParent trace) {
        try (Span span = tracer.start("score model", trace);
                Span.Scope active = span.activate()) {
            span.set("ventral.score", row.key());
            ScoringOutcome outcome;
            try {
                outcome = worker.score(task.model(), task.benchmark(), () -> owned.contains(row.partition()));
            } catch (RuntimeException e) {
                span.fail(e.toString());
                throw e;
            }
            span.set("ventral.outcome", outcome.name());
            if (outcome == ScoringOutcome.FAILED) {
                span.fail("the model has no score on the benchmark");
            }
            return outcome;
        }
    }

    /**
     * Deletes a task of a benchmark that no scorer has any more; it is added again if the benchmark returns. Leaves any
     * other task in the table.
     */
    private void skip(ConsumerRecord<String, byte[]> row, BenchmarkName benchmark) {
        if (benchmarks.isDeleted(benchmark)) {
            tasks.complete(row.partition(), row.key());
            skipped.add("tasks of %s are deleted: no scorer has its descriptor".formatted(benchmark));
        } else {
            skipped.add("tasks of %s are skipped: the benchmark or their reference models are not ready on this scorer"
                    .formatted(benchmark));
        }
    }

    private Optional<ScoringTaskTable.ResolvedTask> resolveOrSkip(ConsumerRecord<String, byte[]> row)
            throws InvalidProtocolBufferException {
        try {
            ScoringTask message = Topics.SCORING_TASKS.decode(row.value());
            Optional<ScoringTaskTable.ResolvedTask> task = tasks.resolve(message);
            if (task.isEmpty()) {
                skip(row, ScoringTaskTable.benchmark(message));
            }
            return task;
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            undecodable.onUndecodable(row, String.valueOf(e.getMessage()));
            throw e; // the channel copies the record to the dead-letter topic
        }
    }

    /** Reads the partitions from their start, so that tasks left over by any scorer are found. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        scores.invalidate();
        partitions.forEach(partition -> owned.add(partition.partition()));
        consumer.seekToBeginning(partitions);
    }

    /** Gives up the partitions. Their new owner runs the tasks that were read but not started. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> owned.remove(partition.partition()));
    }
}
