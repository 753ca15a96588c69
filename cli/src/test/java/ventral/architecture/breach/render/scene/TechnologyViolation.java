package ventral.architecture.breach.render.scene;

/** Pure code that knows Kafka. */
public record TechnologyViolation(org.apache.kafka.common.TopicPartition partition) {}
