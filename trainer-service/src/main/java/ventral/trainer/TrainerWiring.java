package ventral.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import ventral.contract.kafka.TableReader;
import ventral.contract.pixels.BatchCodec;
import ventral.trainer.djl.DeviceChoice;
import ventral.trainer.djl.DjlLearners;
import ventral.trainer.files.ArtifactFolder;
import ventral.trainer.files.WeightsFile;
import ventral.trainer.kafka.KafkaCheckpoints;
import ventral.trainer.kafka.KafkaImages;
import ventral.trainer.kafka.RunStatuses;
import ventral.trainer.micrometer.MeteredReports;
import ventral.trainer.run.Checkpoints;
import ventral.trainer.run.Rhythms;
import ventral.trainer.run.RunBook;
import ventral.trainer.run.RunReports;
import ventral.trainer.run.TrainingLoop;

/** Builds the trainer's parts. */
@Singleton
class TrainerWiring {

    /** The runs of a sweep arrive within this of each other. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    @Produces
    @Singleton
    RunBook book(TrainerConfig config) {
        return new RunBook(config.cohortLimit(), SETTLING, config.retryInterval());
    }

    @Produces
    @Singleton
    DjlLearners learners(TrainerConfig config) {
        int threads = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        return new DjlLearners(threads, config.precision(), DeviceChoice.of(config.device()));
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
    TableReader tables(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new TableReader(patient(kafka));
    }

    @Produces
    @Singleton
    RunReports reports(
            TableReader tables,
            DjlLearners learners,
            MeterRegistry registry,
            @Channel("run-statuses") Emitter<Record<String, byte[]>> statuses) {
        return new MeteredReports(new RunStatuses(tables, statuses, learners, Clock.systemUTC()), learners, registry);
    }

    @Produces
    @Singleton
    Checkpoints checkpoints(
            TrainerConfig config,
            TableReader tables,
            @Channel("checkpoints") Emitter<Record<String, byte[]>> checkpoints,
            @Channel("resume-points") Emitter<Record<String, byte[]>> resumePoints)
            throws IOException {
        ArtifactFolder passing = ArtifactFolder.at(config.artifacts().resolve("resume"));
        return new KafkaCheckpoints(
                tables,
                checkpoints,
                resumePoints,
                ArtifactFolder.at(config.artifacts()),
                run -> passing.of(run.id()),
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    TrainingLoop loop(
            TrainerConfig config,
            DjlLearners learners,
            BatchCodec codec,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Checkpoints checkpoints,
            RunReports reports) {
        return new TrainingLoop(
                new KafkaImages(patient(kafka), codec),
                learners,
                new WeightsFile(),
                checkpoints,
                reports,
                new Rhythms(
                        () -> Duration.ofNanos(System.nanoTime()),
                        BETWEEN_REPORTS,
                        config.saveInterval(),
                        config.retryInterval()));
    }

    /** A broker that is away is waited for: it is no reason for a run to fail. */
    private static Map<String, Object> patient(Map<String, Object> kafka) {
        Map<String, Object> patient = new HashMap<>(kafka);
        patient.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return patient;
    }
}
