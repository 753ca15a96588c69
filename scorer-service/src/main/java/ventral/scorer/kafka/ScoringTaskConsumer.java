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
import ventral.contract.topic.Topics;
import ventral.platform.thread.ProcessFailure;
import ventral.scorer.evaluation.ScoringOutcome;
import ventral.scorer.evaluation.ScoringWorker;

/** Consumes the scoring tasks of the assigned partitions and runs them in sequence. */
@ApplicationScoped
@Identifier("scoring-tasks") public class ScoringTaskConsumer implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ScoringTaskConsumer.class);

    private final ScoringTaskTable tasks;
    private final ScoringWorker worker;
    private final KafkaScoreStore scores;
    private final ProcessFailure failure;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    public ScoringTaskConsumer(
            ScoringTaskTable tasks, ScoringWorker worker, KafkaScoreStore scores, ProcessFailure failure) {
        this.tasks = tasks;
        this.worker = worker;
        this.scores = scores;
        this.failure = failure;
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
        Optional<ScoringTaskTable.ResolvedTask> task = tasks.resolve(Topics.SCORING_TASKS.decode(row.value()));
        if (task.isEmpty()) {
            LOG.warnf("%s is skipped: its benchmark or reference model is not ready on this scorer", row.key());
            return;
        }
        ScoringOutcome outcome =
                worker.score(task.get().model(), task.get().benchmark(), () -> owned.contains(row.partition()));
        switch (outcome) {
            case SCORED -> tasks.complete(row.partition(), row.key());
            case DEFERRED -> tasks.defer(row.partition(), row.key(), row.value());
            case FAILED, SKIPPED -> {} // the task stays in the table and is tried again when the table is next read
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
