package ventral.trainer.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import ventral.contract.name.RunName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.RunIntent;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.schedule.RunScheduler;

/**
 * Consumes run intents. Submits the runs of this trainer's partitions to the scheduler, and revokes them when the
 * partitions are revoked.
 */
@ApplicationScoped
@Identifier("run-intents") public class RunIntentConsumer implements KafkaConsumerRebalanceListener {

    private final RunScheduler book;
    private final AtomicInteger assignment = new AtomicInteger();

    public RunIntentConsumer(RunScheduler book) {
        this.book = book;
    }

    @Incoming("run-intents")
    public void received(ConsumerRecord<String, byte[]> intent) throws InvalidProtocolBufferException {
        if (intent.value() == null) {
            return;
        }
        RunIntent message = Topics.RUN_INTENTS.decode(intent.value());
        OwnedRun run = new OwnedRun(
                RunName.parse(message.getRun()),
                SpecMapper.fromWire(message.getSpec()),
                TimestampMapper.fromWire(message.getCreateTime()),
                message.getRetryCount(),
                intent.partition(),
                assignment.get());
        book.submit(run, order(message));
    }

    private static RunScheduler.DesiredRunState order(RunIntent message) {
        if (message.getCancelled()) {
            return RunScheduler.DesiredRunState.CANCELLED;
        }
        return message.getPaused() ? RunScheduler.DesiredRunState.PAUSED : RunScheduler.DesiredRunState.RUNNING;
    }

    /** Seeks to the beginning: the topic is a table, which a new owner of a partition reads from the start. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assignment.incrementAndGet();
        consumer.seekToBeginning(partitions);
    }

    /** Returns once no run of these partitions is trained here, so that the next owner resumes from the saved state. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> revoked = numbers(partitions);
        book.revoke(revoked::contains);
    }

    /**
     * Abandons runs without saving them, because another trainer owns these partitions already. It learns again what
     * was learnt since the last saved state.
     */
    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> lost = numbers(partitions);
        book.abandon(lost::contains);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
