package ventral.render.kafka;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.StreamIntent;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.StreamProgress;

/** Reads stream intents and writes stream statuses for an import, outside of a running renderer. Thread-safe. */
public final class KafkaImportClient implements Consumer<StreamProgress>, AutoCloseable {

    /** The largest record of a table, with room for its headers. */
    private static final int MAX_REQUEST_BYTES = 9 << 20;

    private final LiveTable<StreamIntent> intents;
    private final Producer<String, byte[]> producer;
    private final Clock clock;

    KafkaImportClient(LiveTable<StreamIntent> intents, Producer<String, byte[]> producer, Clock clock) {
        this.intents = intents;
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * Opens a client, and creates the two topics if they do not exist.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @throws ventral.render.stream.StoreUnavailableException if the broker cannot be reached
     */
    public static KafkaImportClient open(Map<String, Object> kafka, Clock clock) {
        BrokerCalls.run(
                "the import",
                () -> KafkaTopicAdmin.createIfAbsent(kafka, List.of(Topics.STREAM_INTENTS, Topics.STREAM_STATUSES)));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // the latent space of a stream with many identities takes more than the client's default of 1 MiB
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        return new KafkaImportClient(
                LiveTables.of(kafka).openReadOnly(Topics.STREAM_INTENTS), new KafkaProducer<>(settings), clock);
    }

    /**
     * Returns the desired state of a stream; empty if no intent exists.
     *
     * @throws ventral.render.stream.StoreUnavailableException if the broker cannot be reached
     */
    public Optional<DesiredStream> find(StreamName stream) {
        BrokerCalls.run("the import", intents::refresh);
        return intents.get(stream.toString()).map(StreamIntentConsumer::fromWire);
    }

    /**
     * Writes a status; returns after the broker has acknowledged it.
     *
     * @throws ventral.render.stream.StoreUnavailableException if the broker cannot be reached
     * @throws KafkaException if the broker refuses the status
     */
    @Override
    public void accept(StreamProgress progress) {
        StreamStatus status = StreamStatusMessage.of(progress).toBuilder()
                .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                .build();
        BrokerCalls.run(
                "the import",
                () -> send(new ProducerRecord<>(
                        Topics.STREAM_STATUSES.name(), status.getStream(), Topics.STREAM_STATUSES.encode(status))));
    }

    private void send(ProducerRecord<String, byte[]> status) {
        try {
            producer.send(status).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        intents.close();
    }
}
