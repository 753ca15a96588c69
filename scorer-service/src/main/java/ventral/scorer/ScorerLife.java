package ventral.scorer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import ventral.contract.network.Network;
import ventral.scorer.ScorerWiring.InstalledBenchmarks;
import ventral.scorer.benchmark.ScoringDesk;
import ventral.scorer.djl.DjlCandidates;
import ventral.scorer.kafka.BenchmarkTable;

/** Starts and stops the scorer: the benchmarks are read and told of before it is ready. */
@ApplicationScoped
class ScorerLife {

    private static final Logger LOG = Logger.getLogger(ScorerLife.class);

    private final InstalledBenchmarks installed;
    private final DjlCandidates candidates;
    private final BenchmarkTable benchmarks;
    private final ScoringDesk desk;

    ScorerLife(InstalledBenchmarks installed, DjlCandidates candidates, BenchmarkTable benchmarks, ScoringDesk desk) {
        this.installed = installed;
        this.candidates = candidates;
        this.benchmarks = benchmarks;
        this.desk = desk;
    }

    void start(@Observes StartupEvent event) {
        candidates.check(Network.RESNET18); // others when the first of them comes
        benchmarks.put(installed.all());
        LOG.infof("scoring with %s", candidates.describe());
    }

    /** A JVM that ends during a native step may crash, so the step is waited for. */
    void stop(@Observes ShutdownEvent event) {
        desk.close();
    }
}
