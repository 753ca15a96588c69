package ventral.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Derives Kafka client settings from connection properties. */
public final class KafkaSettings {

    private KafkaSettings() {}

    /**
     * Returns settings of a consumer without a group, which reads keys as text and values as bytes.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    public static Map<String, Object> reading(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /**
     * Returns settings with which a consumer waits for an unavailable broker instead of failing: an outage of the
     * broker is no reason for a run or a score to fail.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    public static Map<String, Object> waiting(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return settings;
    }
}
