package ventral.gateway.kafka;

import com.google.protobuf.Message;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.command.Intents;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Writes intents to their topics. */
public final class KafkaIntents implements Intents {

    private final Emitter<byte[]> records;
    private final ReadPositions positions;
    private final Duration patience;

    /**
     * Creates the writer.
     *
     * @param records emitter to which each message carries its topic, key and partition
     * @param patience deadline first for the broker, then for the ledger
     */
    public KafkaIntents(Emitter<byte[]> records, ReadPositions positions, Duration patience) {
        this.records = records;
        this.positions = positions;
        this.patience = patience;
    }

    @Override
    public void put(Stream stream) {
        await(List.of(write(Topics.STREAM_INTENTS, EventMapper.intent(stream), null)));
    }

    @Override
    public void put(List<Run> runs) {
        await(runs.stream()
                .map(run -> write(Topics.RUN_INTENTS, EventMapper.intent(run), run.partition()))
                .toList());
    }

    @Override
    public void put(Sweep sweep) {
        await(List.of(write(Topics.SWEEP_INTENTS, EventMapper.intent(sweep), null)));
    }

    private <T extends Message> CompletableFuture<RecordMetadata> write(
            Topic<T> topic, T intent, @Nullable Integer partition) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic.name())
                .withKey(topic.key().apply(intent));
        if (partition != null) {
            address.withPartition(partition);
        }
        var outcome = new OutgoingMessageMetadata<RecordMetadata>();
        var written = new CompletableFuture<RecordMetadata>();
        records.send(org.eclipse.microprofile.reactive.messaging.Message.of(
                topic.encode(intent),
                Metadata.of(address.build(), outcome),
                () -> {
                    written.complete(outcome.getResult());
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    written.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return written;
    }

    private void await(List<CompletableFuture<RecordMetadata>> writes) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new LedgerUnavailableException(
                    e.getCause() instanceof TimeoutException
                            ? "the broker has not acknowledged the request after %d s: check whether it took effect before you retry"
                                    .formatted(patience.toSeconds())
                            : "the broker did not accept the request: " + e.getCause(),
                    e);
        }
        for (CompletableFuture<RecordMetadata> write : writes) {
            RecordMetadata record = write.join();
            offsets.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
        }
        positions.await(offsets, patience);
    }
}
