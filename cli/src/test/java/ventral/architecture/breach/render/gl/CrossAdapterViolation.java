package ventral.architecture.breach.render.gl;

import ventral.architecture.breach.render.kafka.KafkaAdapter;

/** An adapter that knows another adapter. */
public record CrossAdapterViolation(KafkaAdapter kafka) {}
