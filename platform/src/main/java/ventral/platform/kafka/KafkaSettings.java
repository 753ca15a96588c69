package ventral.platform.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

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
     * Returns connection properties that a file of Kafka's tools states, such as those of TLS and of a login.
     *
     * @param file properties of Kafka's client; null if the broker needs none
     * @param bootstrapServers address of the broker, which takes precedence over the file
     * @throws IOException if the file cannot be read
     */
    public static Map<String, Object> connection(@Nullable Path file, String bootstrapServers) throws IOException {
        Map<String, Object> kafka = new HashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> kafka.put(name, properties.getProperty(name)));
        }
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return kafka;
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
