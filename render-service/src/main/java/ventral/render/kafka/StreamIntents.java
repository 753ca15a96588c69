package ventral.render.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.Specs;
import ventral.events.v1.StreamIntent;
import ventral.render.stream.RenderLoop;
import ventral.render.stream.StreamOrder;

/** Passes the desired state of every stream to the scheduler. Every renderer reads the whole table. */
@ApplicationScoped
public class StreamIntents {

    private final RenderLoop loop;

    public StreamIntents(RenderLoop loop) {
        this.loop = loop;
    }

    @Incoming("stream-intents")
    public void received(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        if (row.value() == null) {
            loop.forget(StreamName.parse(row.key()));
            return;
        }
        loop.want(order(Topics.STREAM_INTENTS.decode(row.value())));
    }

    static StreamOrder order(StreamIntent intent) {
        return new StreamOrder(StreamName.parse(intent.getStream()), Specs.fromWire(intent.getSpec()), wish(intent));
    }

    private static StreamOrder.Wish wish(StreamIntent intent) {
        if (intent.getDeleted()) {
            return StreamOrder.Wish.DELETED;
        }
        return intent.getPaused() ? StreamOrder.Wish.PAUSED : StreamOrder.Wish.RENDERED;
    }
}
