package ventral.platform.kafka;

import com.google.protobuf.Message;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import ventral.contract.topic.Topic;

/** Opens tables on one broker. */
public final class LiveTables {

    private final Map<String, Object> settings;
    private final LiveTable.UndecodableRecordListener undecodable;

    private LiveTables(Map<String, Object> settings, LiveTable.UndecodableRecordListener undecodable) {
        this.settings = Map.copyOf(settings);
        this.undecodable = undecodable;
    }

    /**
     * Creates tables whose calls fail when the broker does not answer within Kafka's default timeout. They log records
     * that cannot be decoded; the gateway copies those to the dead-letter topics.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    public static LiveTables of(Map<String, Object> kafka) {
        return new LiveTables(KafkaSettings.reading(kafka), new UndecodableRecordLog(topic -> {}));
    }

    /** Creates tables whose calls wait until the broker answers. */
    public static LiveTables waiting(Map<String, Object> kafka) {
        return of(KafkaSettings.waiting(kafka));
    }

    /** Returns the same tables, which notify a listener of records that cannot be decoded instead of logging them. */
    public LiveTables notifying(LiveTable.UndecodableRecordListener listener) {
        return new LiveTables(settings, listener);
    }

    /** Opens a table that holds the last row of each key that can be decoded. */
    public <T extends Message> LiveTable<T> open(Topic<T> topic, LiveTable.RecordSender sender) {
        return open(topic, sender, TableRules.lastRow());
    }

    /** Opens a table that keeps rows by rules. */
    public <T extends Message> LiveTable<T> open(Topic<T> topic, LiveTable.RecordSender sender, TableRules<T> rules) {
        return new LiveTable<>(topic, () -> new KafkaConsumer<>(settings), sender, undecodable, rules);
    }

    /** Opens a table that is only read. */
    public <T extends Message> LiveTable<T> openReadOnly(Topic<T> topic) {
        return open(topic, (key, value) -> {
            throw new UnsupportedOperationException(topic.name() + " is opened for reading only");
        });
    }
}
