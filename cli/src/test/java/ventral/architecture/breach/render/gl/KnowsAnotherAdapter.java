package ventral.architecture.breach.render.gl;

import ventral.architecture.breach.render.kafka.SpeaksKafka;

/** An adapter that knows another adapter. */
public record KnowsAnotherAdapter(SpeaksKafka kafka) {}
