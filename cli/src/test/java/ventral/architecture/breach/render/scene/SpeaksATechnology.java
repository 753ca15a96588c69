package ventral.architecture.breach.render.scene;

/** Pure code that knows Kafka. */
public record SpeaksATechnology(org.apache.kafka.common.TopicPartition partition) {}
