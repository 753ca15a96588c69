package ventral.scorer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.ScorerWiring.ScorerCatalog;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.candidate.Recording;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.evaluation.ScoringWorker;
import ventral.scorer.kafka.BenchmarkStatusPublisher;
import ventral.scorer.kafka.KafkaScoreStore;
import ventral.scorer.kafka.ScoringTaskTable;

/** Starts and stops the scorer. The benchmarks are read and published before the scorer is ready. */
@ApplicationScoped
class ScorerLifecycle {

    private static final Logger LOG = Logger.getLogger(ScorerLifecycle.class);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(100);

    private final ScorerCatalog holdings;
    private final DjlCandidateLoader candidates;
    private final BenchmarkStatusPublisher benchmarks;
    private final KafkaScoreStore scores;
    private final ScoringTaskTable tasks;
    private final ScoringWorker worker;

    ScorerLifecycle(
            ScorerCatalog holdings,
            DjlCandidateLoader candidates,
            BenchmarkStatusPublisher benchmarks,
            KafkaScoreStore scores,
            ScoringTaskTable tasks,
            ScoringWorker worker) {
        this.holdings = holdings;
        this.candidates = candidates;
        this.benchmarks = benchmarks;
        this.scores = scores;
        this.tasks = tasks;
        this.worker = worker;
    }

    void start(@Observes StartupEvent event) throws IOException {
        benchmarks.put(holdings.benchmarks());
        warnOfRecordingsThatAreMissing();
        scores.putPublished(
                holdings.curves(),
                holdings.ready().stream().map(Benchmark::description).toList());
        tasks.addReferences();
        LOG.infof("scoring with %s", candidates.describe());
        if (holdings.hasTorchScript()) {
            warnOfTorchScript();
        }
    }

    /** Warns of what TorchScript can do. If it cannot be run here, only the references that need it are not scored. */
    private void warnOfTorchScript() {
        try {
            LOG.warn(candidates.describeScripts());
        } catch (IOException e) {
            LOG.errorf("TorchScript reference networks are not scored: %s", e.getMessage());
        }
    }

    /**
     * Warns of recordings that a descriptor names as candidates and that cannot be candidates. The benchmark is used
     * anyway.
     */
    private void warnOfRecordingsThatAreMissing() {
        for (Benchmark benchmark : holdings.ready()) {
            for (BenchmarkName named : benchmark.description().references()) {
                if (holdings.references().stream()
                        .noneMatch(reference -> reference.source() instanceof Recording recording
                                && recording.benchmark().equals(named))) {
                    LOG.warnf(
                            "%s shows no line of %s, because that benchmark is not ready here or has only"
                                    + " dissimilarities",
                            benchmark.description().name(), named);
                }
            }
        }
    }

    /** Waits for the current measurement, because a JVM that ends during a native step may crash. */
    void stop(@Observes ShutdownEvent event) {
        if (!worker.close(STOP_DEADLINE)) {
            LOG.warnf("the current measurement has not ended within %d s", STOP_DEADLINE.toSeconds());
        }
    }
}
