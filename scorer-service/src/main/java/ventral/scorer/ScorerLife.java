package ventral.scorer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import ventral.contract.name.BenchmarkName;
import ventral.contract.network.Network;
import ventral.scorer.ScorerWiring.Holdings;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Recording;
import ventral.scorer.benchmark.ScoringDesk;
import ventral.scorer.djl.DjlCandidates;
import ventral.scorer.kafka.BenchmarkTable;
import ventral.scorer.kafka.ScoreTable;
import ventral.scorer.kafka.ScoringTasks;

/** Starts and stops the scorer. The benchmarks are read and published before the scorer is ready. */
@ApplicationScoped
class ScorerLife {

    private static final Logger LOG = Logger.getLogger(ScorerLife.class);

    private final Holdings holdings;
    private final DjlCandidates candidates;
    private final BenchmarkTable benchmarks;
    private final ScoreTable scores;
    private final ScoringTasks tasks;
    private final ScoringDesk desk;

    ScorerLife(
            Holdings holdings,
            DjlCandidates candidates,
            BenchmarkTable benchmarks,
            ScoreTable scores,
            ScoringTasks tasks,
            ScoringDesk desk) {
        this.holdings = holdings;
        this.candidates = candidates;
        this.benchmarks = benchmarks;
        this.scores = scores;
        this.tasks = tasks;
        this.desk = desk;
    }

    void start(@Observes StartupEvent event) {
        candidates.check(Network.RESNET18); // others are checked when they are first loaded
        benchmarks.put(holdings.benchmarks());
        warnOfRecordingsThatAreMissing();
        scores.putPublished(
                holdings.curves(),
                holdings.ready().stream().map(Benchmark::description).toList());
        tasks.addReferences();
        LOG.infof("scoring with %s", candidates.describe());
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

    /** Waits for the current native step, because a JVM that ends during one may crash. */
    void stop(@Observes ShutdownEvent event) {
        desk.close();
    }
}
