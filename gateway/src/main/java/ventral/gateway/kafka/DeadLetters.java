package ventral.gateway.kafka;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topic;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Copies unreadable records unchanged to the dead-letter topics, with the cause in a header. */
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Emitter<byte[]> records;
    private final Consumer<String> counter;
    private final Duration patience;

    /**
     * Creates the writer.
     *
     * @param records emitter to which each message carries its topic, key and headers
     * @param counter called with the dead-letter topic of each record that the broker has acknowledged
     * @param patience deadline for the broker to acknowledge
     */
    public DeadLetters(Emitter<byte[]> records, Consumer<String> counter, Duration patience) {
        this.records = records;
        this.counter = counter;
        this.patience = patience;
    }

    /** Returns the names of the dead-letter topics. */
    public static List<String> topics() {
        return SourceTopics.all().stream().map(Topic::deadLetterName).toList();
    }

    /**
     * Writes the letters and waits until the broker has acknowledged them. A letter that the broker refuses for its size
     * is only logged: the record stays in its own topic at the offset that the hole names.
     *
     * @throws LedgerUnavailableException if the broker has not acknowledged all of them before the deadline
     */
    void put(List<DeadLetter> letters) {
        List<CompletableFuture<String>> writes =
                letters.stream().map(this::write).toList();
        try {
            CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new LedgerUnavailableException(
                    "the broker has not acknowledged %d dead letters".formatted(letters.size()), e);
        }
    }

    private CompletableFuture<String> write(DeadLetter letter) {
        ConsumerRecord<String, byte[]> row = letter.row();
        LOG.errorf("%s cannot be read at offset %d of %s: %s", row.key(), row.offset(), row.topic(), letter.cause());
        String topic = SourceTopics.of(SourceTopics.source(row.topic())).deadLetterName();
        CompletableFuture<String> written = new CompletableFuture<>();
        records.send(Message.of(
                row.value(),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic)
                        .withKey(row.key())
                        .withHeaders(headers(letter))
                        .build()),
                () -> {
                    counter.accept(topic);
                    written.complete(topic);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    if (isTooLarge(failure)) {
                        LOG.errorf(
                                "%s is too large for %s: read it at offset %d of %s",
                                row.key(), topic, row.offset(), row.topic());
                        written.complete(topic);
                    } else {
                        written.completeExceptionally(failure);
                    }
                    return CompletableFuture.completedFuture(null);
                }));
        return written;
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure.getCause() instanceof RecordTooLargeException;
    }

    private static RecordHeaders headers(DeadLetter letter) {
        ConsumerRecord<String, byte[]> row = letter.row();
        RecordHeaders headers = new RecordHeaders(row.headers());
        headers.add("dead-letter-cause", bytes(letter.cause()));
        headers.add("dead-letter-topic", bytes(row.topic()));
        headers.add("dead-letter-partition", bytes(Integer.toString(row.partition())));
        headers.add("dead-letter-offset", bytes(Long.toString(row.offset())));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
