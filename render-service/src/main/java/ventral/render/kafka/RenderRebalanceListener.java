package ventral.render.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import ventral.render.schedule.StreamScheduler;

/**
 * Reports to the scheduler which partitions of {@code stream-intents} the consumer group of all renderers assigns to
 * this renderer. These partitions determine which log partitions it writes. {@link StreamIntentConsumer} reads the records.
 */
@ApplicationScoped
@Identifier("render-shares") public class RenderRebalanceListener implements KafkaConsumerRebalanceListener {

    private final StreamScheduler loop;
    private final KafkaImageLogs logs;
    private final StreamStatusWriter statuses;

    public RenderRebalanceListener(StreamScheduler loop, KafkaImageLogs logs, StreamStatusWriter statuses) {
        this.loop = loop;
        this.logs = logs;
        this.statuses = statuses;
    }

    @Incoming("render-shares")
    public void received(ConsumerRecord<String, byte[]> row) {}

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        logs.invalidate();
        statuses.invalidate();
        loop.assignPartitions(numbers(partitions));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> lost = numbers(partitions);
        loop.revokePartitions(lost::contains);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
