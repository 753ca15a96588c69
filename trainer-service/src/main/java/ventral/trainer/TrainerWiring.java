package ventral.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import ventral.contract.name.RunName;
import ventral.contract.topic.Topics;
import ventral.platform.artifact.ArtifactLocation;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.artifact.ResolvingArtifactAccess;
import ventral.platform.artifact.ResolvingArtifactStore;
import ventral.platform.files.DiskWatermark;
import ventral.platform.files.FileArtifactAccess;
import ventral.platform.files.FileArtifactStore;
import ventral.platform.health.FailureHealthCheck;
import ventral.platform.kafka.KafkaSettings;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.kafka.UndecodableRecordLog;
import ventral.platform.micrometer.DiskSpaceGauge;
import ventral.platform.micrometer.MeteredArtifactStore;
import ventral.platform.micrometer.TopicCounters;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.platform.s3.S3ArtifactAccess;
import ventral.platform.s3.S3ArtifactStore;
import ventral.platform.tracing.Tracer;
import ventral.service.kafka.ChannelRecordSender;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.checkpoint.CheckpointWeightsReader;
import ventral.trainer.cohort.TrainingIntervals;
import ventral.trainer.cohort.TrainingLoop;
import ventral.trainer.djl.DeviceChoice;
import ventral.trainer.djl.DjlLearnerFactory;
import ventral.trainer.files.FileInitialWeightsReader;
import ventral.trainer.kafka.DeadLetterIndex;
import ventral.trainer.kafka.KafkaCheckpointStore;
import ventral.trainer.kafka.KafkaImageSourceFactory;
import ventral.trainer.kafka.KafkaRunFence;
import ventral.trainer.kafka.KafkaRunReporter;
import ventral.trainer.kafka.LateRowRestorer;
import ventral.trainer.kafka.ResumePointDeadLetters;
import ventral.trainer.kafka.RunTables;
import ventral.trainer.micrometer.MeteredRunReporter;
import ventral.trainer.run.RunReporter;
import ventral.trainer.schedule.RunScheduler;

/** Creates the trainer's beans. */
@Singleton
class TrainerWiring {

    /** Quiet period that shows that all runs of a sweep have arrived: they arrive within this time of each other. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** Subfolder of the artifact location for artifacts that are deleted again. */
    private static final String RESUME = "resume";

    private static final Logger LOG = Logger.getLogger(TrainerWiring.class);

    private static final String FORMER_ARTIFACTS = "ventral.trainer.former-artifacts";

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    @Produces
    @Singleton
    RunScheduler runScheduler(TrainerConfig config) {
        return new RunScheduler(config.cohortLimit(), SETTLING, config.retryInterval());
    }

    @Produces
    @Singleton
    DjlLearnerFactory learners(TrainerConfig config) {
        int threads = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        return new DjlLearnerFactory(threads, config.precision(), DeviceChoice.of(config.device()));
    }

    @Produces
    @Singleton
    BatchCodec codec() {
        return BatchCodec.open();
    }

    void close(@Disposes BatchCodec codec) {
        codec.close();
    }

    /** Creates the listener at startup, so that its counters exist before the first record is skipped. */
    @Startup
    @Produces
    @Singleton
    LiveTable.UndecodableRecordListener undecodableRecords(
            MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<ProducerRecord<String, byte[]>> dead) {
        TopicCounters counters = TopicCounters.ofUndecodableRecords(
                List.of(Topics.RUN_STATUSES, Topics.CHECKPOINTS, Topics.RESUME_POINTS), registry);
        return new ResumePointDeadLetters(
                new UndecodableRecordLog(counters::count),
                new DeadLetterIndex(
                        Topics.RESUME_POINTS.deadLetterName(), () -> new KafkaConsumer<>(KafkaSettings.reading(kafka))),
                letter -> dead.send(letter));
    }

    @Produces
    @Singleton
    RunTables tables(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveTable.UndecodableRecordListener undecodable,
            @Channel("run-statuses") Emitter<Record<String, byte[]>> statuses,
            @Channel("checkpoints") Emitter<ProducerRecord<String, byte[]>> checkpoints,
            @Channel("resume-points") Emitter<Record<String, byte[]>> resumePoints,
            Tracer tracer) {
        LiveTables tables = LiveTables.waiting(kafka).notifying(undecodable);
        return RunTables.open(
                tables,
                ChannelRecordSender.of(statuses),
                new ChannelRecordSender<>(
                        checkpoints,
                        (key, value) -> TraceHeader.record(Topics.CHECKPOINTS.name(), key, value, tracer.active())),
                ChannelRecordSender.of(resumePoints));
    }

    @Produces
    @Singleton
    KafkaRunFence fence(RunTables tables) {
        return new KafkaRunFence(tables, new SecureRandom().nextLong(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LateRowRestorer restorer(RunTables tables, RunScheduler scheduler) {
        return new LateRowRestorer(tables, scheduler::isAssigned);
    }

    @Produces
    @Singleton
    RunReporter reports(RunTables tables, KafkaRunFence fence, DjlLearnerFactory learners, MeterRegistry registry) {
        return new MeteredRunReporter(
                new KafkaRunReporter(tables, fence, learners, Clock.systemUTC()), learners, registry);
    }

    @Produces
    @Singleton
    CheckpointStore checkpoints(TrainerConfig config, RunTables tables, KafkaRunFence fence, MeterRegistry registry)
            throws IOException {
        ObjectStore store = new ObjectStore(new ObjectStoreSettings(
                "ventral.trainer.s3", config.s3Endpoint().orElse(null), config.s3Region()));
        ArtifactRoots roots = roots(config);
        ResolvingArtifactAccess access = new ResolvingArtifactAccess(
                roots,
                Map.of("file", new FileArtifactAccess(roots.folders()), ObjectUri.SCHEME, new S3ArtifactAccess(store)));
        ArtifactStore lasting;
        Function<RunName, ArtifactStore> resumePointArtifacts;
        Optional<ObjectUri> objects = config.artifacts().objects();
        if (objects.isPresent()) {
            S3ArtifactStore bucket = S3ArtifactStore.at(store, objects.get());
            S3ArtifactStore resume = bucket.resolve(RESUME);
            lasting = bucket;
            resumePointArtifacts = run -> resume.forOwner(run.id());
        } else {
            Path folder = config.artifacts().folder();
            DiskWatermark watermark =
                    new DiskWatermark(folder, config.freeDiskWatermark().asLongValue(), LOG::warn);
            FileArtifactStore resume = FileArtifactStore.at(folder.resolve(RESUME), watermark);
            lasting = FileArtifactStore.at(folder, watermark);
            DiskSpaceGauge.register("artifacts", folder, registry);
            resumePointArtifacts = run -> resume.of(run.id());
        }
        return new KafkaCheckpointStore(
                tables,
                fence,
                new MeteredArtifactStore(new ResolvingArtifactStore(lasting, access), registry),
                run -> new MeteredArtifactStore(
                        new ResolvingArtifactStore(resumePointArtifacts.apply(run), access), registry),
                Clock.systemUTC());
    }

    private static ArtifactRoots roots(TrainerConfig config) {
        List<ArtifactLocation> locations = new ArrayList<>();
        locations.add(config.artifacts());
        config.formerArtifacts().orElse(List.of()).forEach(name -> locations.add(new ArtifactLocation(name)));
        return new ArtifactRoots(FORMER_ARTIFACTS, locations);
    }

    @Produces
    @Singleton
    TrainingLoop loop(
            TrainerConfig config,
            DjlLearnerFactory learners,
            BatchCodec codec,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            CheckpointStore checkpoints,
            RunReporter reports,
            Tracer tracer) {
        return new TrainingLoop(
                new KafkaImageSourceFactory(KafkaSettings.waiting(kafka), codec),
                learners,
                new CheckpointWeightsReader(
                        new FileInitialWeightsReader(config.initialWeights().orElse(List.of())), checkpoints),
                checkpoints,
                reports,
                new TrainingIntervals(
                        () -> Duration.ofNanos(System.nanoTime()),
                        BETWEEN_REPORTS,
                        config.saveInterval(),
                        config.retryInterval()),
                tracer);
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck liveness(TrainerThread thread) {
        return new FailureHealthCheck("training thread", thread::failure);
    }
}
