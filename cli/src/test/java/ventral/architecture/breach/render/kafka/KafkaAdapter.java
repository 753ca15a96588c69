package ventral.architecture.breach.render.kafka;

/** An adapter that another adapter depends on. */
public final class KafkaAdapter {}
