package ventral.scorer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topics;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.files.DiskWatermark;
import ventral.platform.health.FailureHealthCheck;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.kafka.UndecodableRecordLog;
import ventral.platform.micrometer.DiskSpaceGauge;
import ventral.platform.micrometer.MeteredArtifactAccess;
import ventral.platform.micrometer.TopicCounters;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.platform.thread.ProcessFailure;
import ventral.platform.tracing.Tracer;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.command.OfflineScoreCommand;
import ventral.scorer.command.WeightsReaderFactory;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.djl.script.ScriptLimits;
import ventral.scorer.evaluation.BenchmarkRunner;
import ventral.scorer.evaluation.LayerChoicePolicy;
import ventral.scorer.evaluation.MeasurementDigests;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoringWorker;
import ventral.scorer.files.benchmark.BenchmarkFolder;
import ventral.scorer.files.benchmark.BenchmarkPaths;
import ventral.scorer.files.network.ReferenceFolder;
import ventral.scorer.kafka.BenchmarkStatusPublisher;
import ventral.scorer.kafka.KafkaScoreStore;
import ventral.scorer.kafka.ScoringTaskTable;
import ventral.scorer.micrometer.MeteredScoreStore;
import ventral.scorer.netcdf.NetcdfAssemblyReader;
import ventral.scorer.score.PcaCalibration;
import ventral.scorer.score.PublishedCurve;
import ventral.service.kafka.ChannelRecordSender;

/** Produces the scorer's beans from its configuration. */
@Singleton
class ScorerWiring {

    private static final Logger LOG = Logger.getLogger(ScorerWiring.class);

    @Produces
    @Singleton
    ScorerCatalog catalog(ScorerConfig config) throws IOException {
        BenchmarkPaths places = BenchmarkPaths.of(config.benchmarks(), System.getenv());
        List<InstalledBenchmark> benchmarks = new BenchmarkFolder(
                        config.brainioHome().map(places::withBrainioHome).orElse(places), new NetcdfAssemblyReader())
                .read();
        List<ReferenceModel> references = new ArrayList<>();
        if (config.references().isPresent()) {
            references.addAll(ReferenceFolder.readIntact(config.references().get(), ScorerWiring::warnOfDamage));
        }
        references.addAll(ReferenceModel.recordings(ScorerCatalog.ready(benchmarks)));
        List<PublishedCurve> curves = config.references().isPresent()
                ? ReferenceFolder.readIntactCurves(config.references().get(), ScorerWiring::warnOfDamage)
                : List.of();
        return new ScorerCatalog(benchmarks, references, curves);
    }

    private static void warnOfDamage(Path file, String reason) {
        LOG.errorf("the reference %s is not used, because it cannot be read: %s", file, reason);
    }

    @Produces
    @Singleton
    DjlCandidateLoader candidates(ScorerConfig config, MeterRegistry registry) {
        ArtifactAccess artifacts = WeightsReaderFactory.artifacts(
                ArtifactRoots.of("ventral.scorer.artifacts", config.artifacts().orElse(List.of())),
                new ObjectStoreSettings(
                        WeightsReaderFactory.SETTINGS, config.s3Endpoint().orElse(null), config.s3Region()));
        return new DjlCandidateLoader(
                new MeteredArtifactAccess(artifacts, registry)::get,
                config.threads().orElse(Runtime.getRuntime().availableProcessors()),
                config.featureMemory().asLongValue(),
                config.allowTorchscript()
                        ? new ScriptLimits(config.torchscriptMemory().asLongValue(), config.torchscriptDeadline())
                        : null);
    }

    @Produces
    @Singleton
    ProcessFailure failure() {
        return new ProcessFailure(() -> Quarkus.asyncExit(1));
    }

    @Produces
    @Singleton
    KafkaScoreStore scores(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveTable.UndecodableRecordListener undecodable,
            @Channel("scores") Emitter<ProducerRecord<String, byte[]>> scores,
            @Channel("reference-scores") Emitter<ProducerRecord<String, byte[]>> referenceScores,
            Tracer tracer) {
        LiveTables tables = LiveTables.waiting(kafka).notifying(undecodable);
        return new KafkaScoreStore(
                tables.open(
                        Topics.SCORES,
                        new ChannelRecordSender<>(
                                scores,
                                (key, row) -> TraceHeader.record(Topics.SCORES.name(), key, row, tracer.active())),
                        KafkaScoreStore.SCORE_RULES),
                tables.open(
                        Topics.REFERENCE_SCORES,
                        new ChannelRecordSender<>(
                                referenceScores,
                                (key, row) ->
                                        TraceHeader.record(Topics.REFERENCE_SCORES.name(), key, row, tracer.active())),
                        KafkaScoreStore.REFERENCE_SCORE_RULES),
                Clock.systemUTC());
    }

    /** Creates the listener at startup, so that its counters exist before the first record is skipped. */
    @Startup
    @Produces
    @Singleton
    LiveTable.UndecodableRecordListener undecodableRecords(MeterRegistry registry) {
        return new UndecodableRecordLog(
                TopicCounters.ofUndecodableRecords(
                        List.of(Topics.SCORES, Topics.REFERENCE_SCORES, Topics.SCORING_TASKS, Topics.BENCHMARKS),
                        registry)::count);
    }

    @Produces
    @Singleton
    BenchmarkStatusPublisher benchmarkTable(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveTable.UndecodableRecordListener undecodable,
            @Channel("benchmarks") Emitter<Record<String, byte[]>> benchmarks) {
        return new BenchmarkStatusPublisher(
                LiveTables.waiting(kafka)
                        .notifying(undecodable)
                        .open(Topics.BENCHMARKS, ChannelRecordSender.of(benchmarks)),
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    ScoringTaskTable tasks(
            ScorerCatalog holdings,
            KafkaScoreStore scores,
            @Channel("tasks") Emitter<ProducerRecord<String, byte[]>> tasks) {
        return new ScoringTaskTable(holdings.ready(), holdings.references(), scores, tasks);
    }

    @Produces
    @Singleton
    ScoringWorker worker(
            ScorerConfig config,
            ScorerCatalog holdings,
            DjlCandidateLoader candidates,
            KafkaScoreStore scores,
            MeterRegistry registry)
            throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        DiskWatermark watermark =
                new DiskWatermark(temporary, config.freeDiskWatermark().asLongValue(), LOG::warn);
        DiskSpaceGauge.register("temporary", temporary, registry);
        PcaCalibration calibration = config.calibrationPictures().isPresent()
                ? OfflineScoreCommand.calibration(config.calibrationPictures().get(), config.principalComponents())
                : null;
        LayerChoicePolicy policy = new LayerChoicePolicy(config.layers(), calibration);
        MeteredScoreStore metered = new MeteredScoreStore(scores, registry);
        return new ScoringWorker(
                new BenchmarkRunner(holdings.ready(), policy),
                new MeasurementDigests(holdings.ready(), policy, describeScorer(candidates)),
                model -> {
                    watermark.check(); // its activations may be spilled
                    return candidates.load(model);
                },
                metered,
                (model, benchmark, reason) -> {
                    metered.onTransientFailure(model, benchmark, reason);
                    LOG.warnf(
                            "%s is tried again, after a failure that is not its own: %s",
                            model.scoreName(benchmark.name()), reason);
                });
    }

    /** Returns the versions of the scorer and its engine, such as {@code 1.2.0, PyTorch 2.7.1 on cpu}. */
    private static String describeScorer(DjlCandidateLoader candidates) {
        String version = ScorerWiring.class.getPackage().getImplementationVersion();
        return "%s, %s".formatted(Objects.requireNonNullElse(version, "development"), candidates.describe());
    }

    /** Holds the benchmarks, reference models and published curves found in the configured folders. */
    record ScorerCatalog(
            List<InstalledBenchmark> benchmarks, List<ReferenceModel> references, List<PublishedCurve> curves) {

        List<Benchmark> ready() {
            return ready(benchmarks);
        }

        /** Returns whether a reference model is a TorchScript file. */
        boolean hasTorchScript() {
            return references.stream().anyMatch(reference -> reference.source() instanceof TorchScriptNetwork);
        }

        private static List<Benchmark> ready(List<InstalledBenchmark> benchmarks) {
            return benchmarks.stream()
                    .filter(InstalledBenchmark.Ready.class::isInstance)
                    .map(installed -> ((InstalledBenchmark.Ready) installed).benchmark())
                    .toList();
        }
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck liveness(ProcessFailure failure) {
        return new FailureHealthCheck("scoring", failure::cause);
    }
}
