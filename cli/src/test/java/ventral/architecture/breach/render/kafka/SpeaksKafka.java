package ventral.architecture.breach.render.kafka;

/** An adapter, for another one to know. */
public final class SpeaksKafka {}
