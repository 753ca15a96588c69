package ventral.scorer;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import ventral.contract.kafka.TableReader;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Calibration;
import ventral.scorer.benchmark.Examiner;
import ventral.scorer.benchmark.Installed;
import ventral.scorer.benchmark.LayerPolicy;
import ventral.scorer.benchmark.PublishedCurve;
import ventral.scorer.benchmark.Reference;
import ventral.scorer.benchmark.ScoringDesk;
import ventral.scorer.djl.DjlCandidates;
import ventral.scorer.files.BenchmarkFolder;
import ventral.scorer.files.Places;
import ventral.scorer.files.ReferenceFolder;
import ventral.scorer.kafka.BenchmarkTable;
import ventral.scorer.kafka.ScoreTable;
import ventral.scorer.kafka.ScoringTasks;
import ventral.scorer.netcdf.NetcdfRecordings;

/** Produces the scorer's beans from its configuration. */
@Singleton
class ScorerWiring {

    @Produces
    @Singleton
    Holdings holdings(ScorerConfig config) throws IOException {
        Places places = Places.of(config.benchmarks(), System.getenv());
        List<Installed> benchmarks = new BenchmarkFolder(
                        config.brainioHome().map(places::withBrainioHome).orElse(places), new NetcdfRecordings())
                .read();
        List<Reference> references = new ArrayList<>();
        if (config.references().isPresent()) {
            references.addAll(ReferenceFolder.read(config.references().get()));
        }
        references.addAll(Reference.recordings(Holdings.ready(benchmarks)));
        List<PublishedCurve> curves = config.references().isPresent()
                ? ReferenceFolder.readCurves(config.references().get())
                : List.of();
        return new Holdings(benchmarks, references, curves);
    }

    @Produces
    @Singleton
    DjlCandidates candidates(ScorerConfig config) {
        return new DjlCandidates(
                StoredArtifacts.weights(config),
                config.threads().orElse(Runtime.getRuntime().availableProcessors()),
                config.featureMemory().asLongValue());
    }

    @Produces
    @Singleton
    ScoreTable scores(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Channel("scores") Emitter<Record<String, byte[]>> scores,
            @Channel("reference-scores") Emitter<Record<String, byte[]>> referenceScores) {
        Map<String, Object> patient = new HashMap<>(kafka);
        // reads wait for an unavailable broker, so that no score is lost because of it
        patient.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return new ScoreTable(new TableReader(patient), scores, referenceScores, Clock.systemUTC());
    }

    @Produces
    @Singleton
    BenchmarkTable benchmarkTable(@Channel("benchmarks") Emitter<Record<String, byte[]>> benchmarks) {
        return new BenchmarkTable(benchmarks, Clock.systemUTC());
    }

    @Produces
    @Singleton
    ScoringTasks tasks(
            Holdings holdings, ScoreTable scores, @Channel("tasks") Emitter<ProducerRecord<String, byte[]>> tasks) {
        return new ScoringTasks(holdings.ready(), holdings.references(), scores, tasks);
    }

    @Produces
    @Singleton
    ScoringDesk desk(ScorerConfig config, Holdings holdings, DjlCandidates candidates, ScoreTable scores)
            throws IOException {
        Optional<Calibration> calibration = config.calibrationPictures().isPresent()
                ? Optional.of(
                        ScoreCommand.calibration(config.calibrationPictures().get(), config.principalComponents()))
                : Optional.empty();
        return new ScoringDesk(
                new Examiner(holdings.ready(), new LayerPolicy(config.layers(), calibration)), candidates, scores);
    }

    /** Holds the benchmarks, reference models and published curves found in the configured folders. */
    record Holdings(List<Installed> benchmarks, List<Reference> references, List<PublishedCurve> curves) {

        List<Benchmark> ready() {
            return ready(benchmarks);
        }

        private static List<Benchmark> ready(List<Installed> benchmarks) {
            return benchmarks.stream()
                    .filter(Installed.Ready.class::isInstance)
                    .map(installed -> ((Installed.Ready) installed).benchmark())
                    .toList();
        }
    }
}
