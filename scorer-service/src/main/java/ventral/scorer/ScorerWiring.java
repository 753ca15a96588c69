package ventral.scorer;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import ventral.contract.kafka.TableReader;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkSuite;
import ventral.scorer.benchmark.Installed;
import ventral.scorer.benchmark.ScoringDesk;
import ventral.scorer.djl.DjlCandidates;
import ventral.scorer.files.ArtifactFiles;
import ventral.scorer.files.BenchmarkFolder;
import ventral.scorer.kafka.BenchmarkTable;
import ventral.scorer.kafka.ScoreTable;
import ventral.scorer.netcdf.NetcdfRecordings;

/** Builds the scorer's parts. */
@Singleton
class ScorerWiring {

    @Produces
    @Singleton
    InstalledBenchmarks benchmarks(ScorerConfig config) throws IOException {
        return new InstalledBenchmarks(
                new BenchmarkFolder(config.benchmarks(), System.getenv(), new NetcdfRecordings()).read());
    }

    @Produces
    @Singleton
    DjlCandidates candidates(ScorerConfig config) {
        return new DjlCandidates(
                new ArtifactFiles(),
                config.threads().orElse(Runtime.getRuntime().availableProcessors()),
                config.featureMemory().asLongValue());
    }

    @Produces
    @Singleton
    ScoreTable scores(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Channel("scores") Emitter<Record<String, byte[]>> scores) {
        Map<String, Object> patient = new HashMap<>(kafka);
        // a broker that is away is waited for: it is no reason for a score to be missing
        patient.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return new ScoreTable(new TableReader(patient), scores, Clock.systemUTC());
    }

    @Produces
    @Singleton
    BenchmarkTable benchmarkTable(@Channel("benchmarks") Emitter<Record<String, byte[]>> benchmarks) {
        return new BenchmarkTable(benchmarks, Clock.systemUTC());
    }

    @Produces
    @Singleton
    ScoringDesk desk(InstalledBenchmarks installed, DjlCandidates candidates, ScoreTable scores) {
        return new ScoringDesk(new BenchmarkSuite(installed.ready(), candidates, scores));
    }

    /** What the folder of benchmarks holds. */
    record InstalledBenchmarks(List<Installed> all) {

        List<Benchmark> ready() {
            return all.stream()
                    .filter(Installed.Ready.class::isInstance)
                    .map(installed -> ((Installed.Ready) installed).benchmark())
                    .toList();
        }
    }
}
