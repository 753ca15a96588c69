package ventral.service.kafka;

import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.RecordPosition;

/**
 * Sends the records of a table to a channel, and returns the positions that the broker gave them.
 *
 * @param <P> what the channel takes
 */
public final class ChannelRecordSender<P> implements LiveTable.RecordSender {

    private final Emitter<P> channel;
    private final Payload<P> payload;

    /** Creates what a channel takes for a record. */
    @FunctionalInterface
    public interface Payload<P> {

        P of(String key, byte @Nullable [] value);
    }

    /** Creates a sender to a channel whose topic and headers are configured. */
    public static ChannelRecordSender<Record<String, byte[]>> of(Emitter<Record<String, byte[]>> channel) {
        return new ChannelRecordSender<>(channel, Record::of);
    }

    public ChannelRecordSender(Emitter<P> channel, Payload<P> payload) {
        this.channel = channel;
        this.payload = payload;
    }

    /**
     * Sends a record.
     *
     * @throws IllegalStateException if the channel buffers no more records, or has ended
     */
    @Override
    public CompletionStage<@Nullable RecordPosition> send(String key, byte @Nullable [] value) {
        OutgoingMessageMetadata<RecordMetadata> outcome = new OutgoingMessageMetadata<>();
        CompletableFuture<@Nullable RecordPosition> sent = new CompletableFuture<>();
        channel.send(Message.of(
                payload.of(key, value),
                Metadata.of(outcome),
                () -> {
                    RecordMetadata acknowledged = outcome.getResult();
                    sent.complete(acknowledged == null ? null : RecordPosition.of(acknowledged));
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    sent.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return sent;
    }
}
