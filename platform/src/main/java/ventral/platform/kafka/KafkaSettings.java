package ventral.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Derives Kafka client settings from connection properties. */
public final class KafkaSettings {

    private KafkaSettings() {}

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
