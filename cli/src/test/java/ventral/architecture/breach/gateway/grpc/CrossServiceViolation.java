package ventral.architecture.breach.gateway.grpc;

import ventral.architecture.breach.render.kafka.KafkaAdapter;

/** A service that knows another service. */
public record CrossServiceViolation(KafkaAdapter kafka) {}
