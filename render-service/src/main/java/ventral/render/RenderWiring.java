package ventral.render;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import ventral.contract.topic.Topics;
import ventral.platform.health.FailureHealthCheck;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.UndecodableRecordLog;
import ventral.platform.micrometer.DiskSpaceGauge;
import ventral.platform.micrometer.TopicCounters;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.tracing.Tracer;
import ventral.render.asset.ConfiguredBackgrounds;
import ventral.render.asset.ConfiguredLibraries;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.config.RenderConfig;
import ventral.render.kafka.KafkaImageLogs;
import ventral.render.kafka.StreamStatusWriter;
import ventral.render.micrometer.ImageCounters;
import ventral.render.schedule.LiveRuns;
import ventral.render.schedule.PartitionAssignment;
import ventral.render.schedule.StreamReconciler;
import ventral.render.schedule.StreamScheduler;

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
    LibrarySceneFactory sceneFactory(RenderConfig config, MeterRegistry registry) {
        DiskSpaceGauge.register("cache", ConfiguredLibraries.cacheFolder(config), registry);
        return new LibrarySceneFactory(
                ConfiguredLibraries.libraries(config, ConfiguredLibraries::log),
                ConfiguredBackgrounds.collections(config));
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
    KafkaImageLogs imageLogs(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, BatchCodec codec, MeterRegistry registry) {
        return new KafkaImageLogs(kafka, codec, new ImageCounters(registry));
    }

    void close(@Disposes KafkaImageLogs logs) {
        logs.close();
    }

    /** Creates the listener at startup, so that its counters exist before the first record is skipped. */
    @Startup
    @Produces
    @Singleton
    LiveTable.UndecodableRecordListener undecodableRecords(MeterRegistry registry) {
        return new UndecodableRecordLog(TopicCounters.ofUndecodableRecords(
                List.of(Topics.STREAM_STATUSES, Topics.RUN_INTENTS, Topics.RUN_STATUSES), registry)::count);
    }

    @Produces
    @Singleton
    LiveRuns liveRuns() {
        return new LiveRuns();
    }

    @Produces
    @Singleton
    StreamScheduler streamScheduler(
            RenderConfig config,
            LibrarySceneFactory sceneFactory,
            KafkaImageLogs logs,
            LiveRuns runs,
            StreamStatusWriter statuses,
            Tracer tracer) {
        PartitionAssignment assignment =
                new PartitionAssignment(Topics.STREAM_INTENTS.partitionCount(), Topics.IMAGE_LOG_PARTITIONS);
        return new StreamScheduler(
                assignment,
                logs,
                new StreamReconciler(
                        sceneFactory,
                        logs,
                        runs,
                        config.lead(),
                        () -> Duration.ofNanos(System.nanoTime()),
                        statuses,
                        tracer));
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck liveness(RenderThread thread) {
        return new FailureHealthCheck("render thread", thread::failure);
    }
}
