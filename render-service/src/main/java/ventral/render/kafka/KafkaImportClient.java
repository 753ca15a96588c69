package ventral.render.kafka;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.kafka.TableReader;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.StreamProgress;

/** Reads stream intents and writes stream statuses for an import, outside of a running renderer. Thread-safe. */
public final class KafkaImportClient implements Consumer<StreamProgress>, AutoCloseable {

    private final TableReader tables;
    private final KafkaProducer<String, byte[]> producer;
    private final Clock clock;

    /**
     * Creates the client, and the two topics if they do not exist.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @throws ventral.render.stream.StoreUnavailableException if the broker cannot be reached
     */
    public KafkaImportClient(Map<String, Object> kafka, Clock clock) {
        BrokerCalls.call("the import", () -> {
            KafkaTopicAdmin.createIfAbsent(kafka, List.of(Topics.STREAM_INTENTS, Topics.STREAM_STATUSES));
            return kafka;
        });
        this.tables = new TableReader(kafka);
        this.clock = clock;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(settings);
    }

    /**
     * Returns the desired state of a stream; empty if no intent exists.
     *
     * @throws ventral.render.stream.StoreUnavailableException if the broker cannot be reached
     */
    public Optional<DesiredStream> find(StreamName stream) {
        return Optional.ofNullable(BrokerCalls.call("the import", () -> tables.read(Topics.STREAM_INTENTS))
                        .get(stream.toString()))
                .map(StreamIntentConsumer::fromWire);
    }

    @Override
    public void accept(StreamProgress progress) {
        StreamStatus status = StreamStatusMessage.of(progress).toBuilder()
                .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                .build();
        producer.send(new ProducerRecord<>(
                Topics.STREAM_STATUSES.name(), status.getStream(), Topics.STREAM_STATUSES.encode(status)));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
