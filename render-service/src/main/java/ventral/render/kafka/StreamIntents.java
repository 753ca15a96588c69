package ventral.render.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
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
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.Specs;
import ventral.events.v1.StreamIntent;
import ventral.render.stream.RenderLoop;

/** Hands the streams of the partitions that this renderer owns to the loop, and takes them away with the partitions. */
@ApplicationScoped
@Identifier("stream-intents") public class StreamIntents implements KafkaConsumerRebalanceListener {

    private final RenderLoop loop;
    private final KafkaImageLogs logs;
    private final StreamStatuses statuses;

    public StreamIntents(RenderLoop loop, KafkaImageLogs logs, StreamStatuses statuses) {
        this.loop = loop;
        this.logs = logs;
        this.statuses = statuses;
    }

    @Incoming("stream-intents")
    public void received(ConsumerRecord<String, byte[]> intent) throws InvalidProtocolBufferException {
        if (intent.value() == null) {
            return;
        }
        StreamIntent message = Topics.STREAM_INTENTS.decode(intent.value());
        loop.own(StreamName.parse(message.getStream()), Specs.fromWire(message.getSpec()), intent.partition());
    }

    /** The topic is a table: a new owner reads its partitions from the start. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        logs.forget();
        statuses.forget();
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> lost = partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        loop.disown(lost::contains);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }
}
