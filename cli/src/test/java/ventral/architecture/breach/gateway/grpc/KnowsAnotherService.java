package ventral.architecture.breach.gateway.grpc;

import ventral.architecture.breach.render.kafka.SpeaksKafka;

/** A service that knows another service. */
public record KnowsAnotherService(SpeaksKafka kafka) {}
