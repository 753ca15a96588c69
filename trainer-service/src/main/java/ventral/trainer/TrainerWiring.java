package ventral.trainer;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import ventral.contract.kafka.TableReader;
import ventral.contract.pixels.BatchCodec;
import ventral.trainer.djl.DjlLearners;
import ventral.trainer.files.ArtifactFolder;
import ventral.trainer.kafka.KafkaCheckpoints;
import ventral.trainer.kafka.KafkaImages;
import ventral.trainer.kafka.RunStatuses;
import ventral.trainer.run.RunBook;
import ventral.trainer.run.TrainingLoop;

/** Builds the trainer's parts. */
@Singleton
class TrainerWiring {

    @Produces
    @Singleton
    RunBook book() {
        return new RunBook();
    }

    @Produces
    @Singleton
    DjlLearners learners(TrainerConfig config) {
        int threads = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        return new DjlLearners(threads, config.precision());
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
    TrainingLoop loop(
            TrainerConfig config,
            DjlLearners learners,
            BatchCodec codec,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Channel("checkpoints") Emitter<Record<String, byte[]>> checkpoints,
            @Channel("run-statuses") Emitter<Record<String, byte[]>> statuses)
            throws IOException {
        Clock clock = Clock.systemUTC();
        Map<String, Object> patient = new HashMap<>(kafka);
        // a broker that is away is waited for: it is no reason for a run to fail
        patient.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        TableReader tables = new TableReader(patient);
        return new TrainingLoop(
                new KafkaImages(patient, codec),
                learners,
                new KafkaCheckpoints(
                        tables, checkpoints, new ArtifactFolder(config.artifacts()), clock, learners.network()),
                new RunStatuses(tables, statuses, clock));
    }
}
