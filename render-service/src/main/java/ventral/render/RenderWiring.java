package ventral.render;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import ventral.contract.pixels.BatchCodec;
import ventral.contract.topic.Topics;
import ventral.render.kafka.KafkaImageLogs;
import ventral.render.kafka.StreamStatuses;
import ventral.render.stream.LiveRuns;
import ventral.render.stream.RenderLoop;
import ventral.render.stream.Shares;
import ventral.render.stream.StreamTurns;

/** Builds the components of the render service. */
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
        return new Studio(Packs.libraries(config, Packs::log), Backgrounds.collections(config));
    }

    @Produces
    @Singleton
    BatchCodec codec() {
        return BatchCodec.open();
    }

    void close(@Disposes BatchCodec codec) {
        codec.close();
    }

    @Produces
    @Singleton
    KafkaImageLogs imageLogs(@Identifier("default-kafka-broker") Map<String, Object> kafka, BatchCodec codec) {
        return new KafkaImageLogs(kafka, codec);
    }

    void close(@Disposes KafkaImageLogs logs) {
        logs.close();
    }

    @Produces
    @Singleton
    LiveRuns liveRuns() {
        return new LiveRuns();
    }

    @Produces
    @Singleton
    RenderLoop loop(RenderConfig config, Studio studio, KafkaImageLogs logs, LiveRuns runs, StreamStatuses statuses) {
        Shares shares = new Shares(Topics.STREAM_INTENTS.partitionCount(), Topics.IMAGE_LOG_PARTITIONS);
        return new RenderLoop(shares, logs, new StreamTurns(studio, logs, runs, config.lead(), statuses));
    }
}
