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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import ventral.contract.spec.SweepSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.command.Intents;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/**
 * Writes intents to their topics. The emitter buffers without a limit, so the number of intents that the broker has not
 * acknowledged is limited here: a call beyond the limit sends none of its intents.
 */
public final class KafkaIntents implements Intents {

    /** Unacknowledged intents: those of two sweeps of the largest size. */
    private static final int MAX_UNACKNOWLEDGED = 2 * SweepSpec.MAX_RUN_COUNT;

    /**
     * An intent that is about to be sent.
     *
     * @param written completed with the outcome of the message
     */
    private record PendingIntent(
            org.eclipse.microprofile.reactive.messaging.Message<byte[]> message,
            CompletableFuture<RecordMetadata> written) {}

    private final Emitter<byte[]> records;
    private final ReadPositions positions;
    private final LedgerStatus ledgerStatus;
    private final Duration patience;
    private final Semaphore unacknowledged;

    /**
     * Creates the writer.
     *
     * @param records emitter to which each message carries its topic, key and partition
     * @param patience deadline first for the broker, then for the ledger
     */
    public KafkaIntents(
            Emitter<byte[]> records, ReadPositions positions, LedgerStatus ledgerStatus, Duration patience) {
        this(records, positions, ledgerStatus, patience, MAX_UNACKNOWLEDGED);
    }

    KafkaIntents(
            Emitter<byte[]> records,
            ReadPositions positions,
            LedgerStatus ledgerStatus,
            Duration patience,
            int maxUnacknowledged) {
        this.records = records;
        this.positions = positions;
        this.ledgerStatus = ledgerStatus;
        this.patience = patience;
        this.unacknowledged = new Semaphore(maxUnacknowledged);
    }

    @Override
    public void put(Stream stream) {
        send(List.of(pending(Topics.STREAM_INTENTS, EventMapper.intent(stream), null)));
    }

    @Override
    public void put(List<Run> runs) {
        send(runs.stream()
                .map(run -> pending(Topics.RUN_INTENTS, EventMapper.intent(run), run.partition()))
                .toList());
    }

    @Override
    public void put(Sweep sweep) {
        send(List.of(pending(Topics.SWEEP_INTENTS, EventMapper.intent(sweep), null)));
    }

    private static <T extends Message> PendingIntent pending(Topic<T> topic, T intent, @Nullable Integer partition) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic.name())
                .withKey(topic.key().apply(intent));
        if (partition != null) {
            address.withPartition(partition);
        }
        var outcome = new OutgoingMessageMetadata<RecordMetadata>();
        var written = new CompletableFuture<RecordMetadata>();
        return new PendingIntent(
                org.eclipse.microprofile.reactive.messaging.Message.of(
                        topic.encode(intent),
                        Metadata.of(address.build(), outcome),
                        () -> {
                            written.complete(outcome.getResult());
                            return CompletableFuture.completedFuture(null);
                        },
                        failure -> {
                            written.completeExceptionally(failure);
                            return CompletableFuture.completedFuture(null);
                        }),
                written);
    }

    /** Sends all of the intents or none, and waits until the ledger has read them back. */
    private void send(List<PendingIntent> intents) {
        ledgerStatus.requireCurrent();
        if (!unacknowledged.tryAcquire(intents.size())) {
            throw new LedgerUnavailableException(
                    "the broker has not acknowledged earlier requests, so some changes of this one were not sent: retry when Kafka answers");
        }
        await(intents.stream().map(this::send).toList());
    }

    private CompletableFuture<RecordMetadata> send(PendingIntent intent) {
        CompletableFuture<RecordMetadata> written =
                intent.written().whenComplete((record, failure) -> unacknowledged.release());
        try {
            records.send(intent.message());
        } catch (IllegalStateException e) {
            intent.written().completeExceptionally(e); // the channel has ended
        }
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
