package ventral.render;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import ventral.render.kafka.KafkaImageLogs;
import ventral.render.kafka.StreamStatuses;
import ventral.render.stream.RenderLoop;

/** Builds the renderer's parts. */
@Singleton
class RenderWiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Studio studio(RenderConfig config) {
        return Studio.equip(config.panoramas());
    }

    @Produces
    @Singleton
    KafkaImageLogs imageLogs(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new KafkaImageLogs(kafka);
    }

    void close(@Disposes KafkaImageLogs logs) {
        logs.close();
    }

    @Produces
    @Singleton
    RenderLoop loop(Studio studio, KafkaImageLogs logs, StreamStatuses statuses) {
        return new RenderLoop(studio.sampler(), logs, statuses);
    }
}
