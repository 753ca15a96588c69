package ventral.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import ventral.contract.topic.Topics;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;

/** Reads the scores topic record by record. */
final class ScoreTopicReader {

    private ScoreTopicReader() {}

    static Map<String, Integer> countByKey(Ports ports) {
        Map<String, Object> settings = Map.of("bootstrap.servers", ports.address(Endpoint.BROKER));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition only = new TopicPartition(Topics.SCORES.name(), 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).get(only);
            Map<String, Integer> counts = new HashMap<>();
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(row -> counts.merge(row.key(), 1, Integer::sum));
            }
            return counts;
        }
    }
}
