package ventral.render.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.StreamIntent;
import ventral.render.schedule.StreamScheduler;
import ventral.render.stream.DesiredStream;

/** Passes the desired state of every stream to the scheduler. Every renderer reads the whole table. */
@ApplicationScoped
public class StreamIntentConsumer {

    private final StreamScheduler loop;

    public StreamIntentConsumer(StreamScheduler loop) {
        this.loop = loop;
    }

    @Incoming("stream-intents")
    public void received(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        if (row.value() == null) {
            loop.remove(StreamName.parse(row.key()));
            return;
        }
        loop.apply(fromWire(Topics.STREAM_INTENTS.decode(row.value())));
    }

    static DesiredStream fromWire(StreamIntent intent) {
        return new DesiredStream(
                StreamName.parse(intent.getStream()), SpecMapper.fromWire(intent.getSpec()), desiredState(intent));
    }

    private static DesiredStream.DesiredState desiredState(StreamIntent intent) {
        if (intent.getDeleted()) {
            return DesiredStream.DesiredState.DELETED;
        }
        return intent.getPaused() ? DesiredStream.DesiredState.PAUSED : DesiredStream.DesiredState.RENDERED;
    }
}
