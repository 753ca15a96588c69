package ventral.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.kafka.TableReader;
import ventral.contract.name.RunName;
import ventral.contract.pixels.BatchCodec;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.StoreAccess;
import ventral.trainer.djl.DeviceChoice;
import ventral.trainer.djl.DjlLearners;
import ventral.trainer.files.ArtifactFiles;
import ventral.trainer.files.ArtifactFolder;
import ventral.trainer.files.WeightsFile;
import ventral.trainer.kafka.KafkaCheckpoints;
import ventral.trainer.kafka.KafkaImages;
import ventral.trainer.kafka.RunStatuses;
import ventral.trainer.micrometer.MeteredReports;
import ventral.trainer.run.Artifacts;
import ventral.trainer.run.Checkpoints;
import ventral.trainer.run.MovedArtifacts;
import ventral.trainer.run.Rhythms;
import ventral.trainer.run.RunBook;
import ventral.trainer.run.RunReports;
import ventral.trainer.run.StoredArtifacts;
import ventral.trainer.run.TrainingLoop;
import ventral.trainer.s3.ArtifactBucket;
import ventral.trainer.s3.ArtifactObjects;

/** Creates the trainer's beans. */
@Singleton
class TrainerWiring {

    /** Quiet period that shows that all runs of a sweep have arrived: they arrive within this time of each other. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** Subfolder of the artifact location for artifacts that are deleted again. */
    private static final String RESUME = "resume";

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
        ObjectStore store =
                new ObjectStore(new StoreAccess("ventral.trainer.s3", config.s3Endpoint(), config.s3Region()));
        Map<String, StoredArtifacts> stored =
                Map.of("file", new ArtifactFiles(), ObjectPlace.SCHEME, new ArtifactObjects(store));
        Artifacts lasting;
        Function<RunName, Artifacts> passing;
        Optional<ObjectPlace> objects = config.artifacts().objects();
        if (objects.isPresent()) {
            ArtifactBucket bucket = ArtifactBucket.at(store, objects.get());
            ArtifactBucket resume = bucket.resolve(RESUME);
            lasting = bucket;
            passing = run -> resume.of(run.id());
        } else {
            Path folder = config.artifacts().folder();
            ArtifactFolder resume = ArtifactFolder.at(folder.resolve(RESUME));
            lasting = ArtifactFolder.at(folder);
            passing = run -> resume.of(run.id());
        }
        return new KafkaCheckpoints(
                tables,
                checkpoints,
                resumePoints,
                new MovedArtifacts(lasting, stored),
                run -> new MovedArtifacts(passing.apply(run), stored),
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

    /** Returns settings with which a consumer waits for an unavailable broker, which is no reason for a run to fail. */
    private static Map<String, Object> patient(Map<String, Object> kafka) {
        Map<String, Object> patient = new HashMap<>(kafka);
        patient.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return patient;
    }
}
