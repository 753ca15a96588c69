package ventral.benchmarks.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.scorer.djl.FeatureMatrix;
import ventral.scorer.metric.regression.CrossValidatedRegression;
import ventral.scorer.metric.statistics.MetricScore;

@Command(
        name = "score",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the time to score one layer's features, from features to the correlations of every split,"
                    + " in comparison with scikit-learn's PLSRegression(scale=False) or RidgeCV in Python on the same"
                    + " features, responses and splits. The two alternate, after three warm-up rounds of Ventral."
                    + " Reading is not timed. scikit-learn runs in a new process for each round. The difference is the"
                    + " largest difference of a split's median over neuroids.",
            "",
            "Python needs scikit-learn: apt-get install python3-sklearn, and --python /usr/bin/python3."
        },
        footer = {"", "Example: ./ventral bench score --python /usr/bin/python3 --rounds 2"})
@SuppressWarnings("NullAway.Init")
public final class RegressionBenchCommand implements Callable<Integer> {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

    private static final String LINE = "%9s %16s %16s %18s %12s %12s %8s %11s%n";

    /** Warm-up rounds, after which the JIT compiler has compiled the measured code. */
    private static final int WARM_UP = 3;

    /** Number of features above which the peer fits only some of the splits. */
    private static final int MANY_FEATURES = 5000;

    @Option(
            names = "--metric",
            defaultValue = "pls",
            description = "Regression to measure: ${COMPLETION-CANDIDATES}" + DEFAULT + ".")
    BenchRegression metric;

    @Option(names = "--stimuli", defaultValue = "3200", description = "Number of stimuli" + DEFAULT + ".")
    int stimulusCount;

    @Option(
            names = "--features",
            split = ",",
            defaultValue = "1000,25088",
            description = "Numbers of features, each measured in turn" + DEFAULT + ".")
    List<Integer> featureCounts;

    @Option(names = "--neuroids", defaultValue = "168", description = "Number of neuroids" + DEFAULT + ".")
    int neuroidCount;

    @Option(
            names = "--splits",
            defaultValue = "10",
            description = "Number of splits, with .9 of the stimuli for training" + DEFAULT + ".")
    int splitCount;

    @Option(names = "--components", defaultValue = "25", description = "Number of components" + DEFAULT + ".")
    int componentCount;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each implementation" + DEFAULT + ".")
    int rounds;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "CPU threads of each implementation (default: one per core).")
    int threads;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            defaultValue = "python3",
            description = "Python interpreter with scikit-learn" + DEFAULT + ".")
    String python;

    @Option(
            names = "--peer-splits",
            defaultValue = "1",
            description = {
                "Number of splits that scikit-learn fits if there are more than 5000 features" + DEFAULT + ";",
                "its time is then scaled to all splits."
            })
    int peerSplits;

    @Option(
            names = "--peer",
            paramLabel = "FILE",
            defaultValue = "benchmarks/peers/sklearn_pls.py",
            description = "Script that runs scikit-learn" + DEFAULT + ".")
    Path script;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        // the regression runs on the common pool
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(used));
        SklearnPeer peer = new SklearnPeer(python, script, used);
        try {
            JsonNode answer = peer.check();
            System.out.printf(
                    "ours: Java %s, %s, %d threads; peer: scikit-learn %s, numpy %s, %s, %d threads%n",
                    Runtime.version().feature(),
                    FeatureMatrix.describe(),
                    used,
                    answer.path("sklearn").asText(),
                    answer.path("numpy").asText(),
                    answer.path("blas").asText(),
                    answer.path("threads").asInt());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.out.printf(
                "%d stimuli, %d neuroids, %d splits, %d components; best of %d rounds (median)%n%n",
                stimulusCount, neuroidCount, splitCount, componentCount, rounds);
        System.out.printf(
                LINE, "features", "ours, s", "peer, s", "ratio", "ours, CPU s", "peer, CPU s", "ratio", "difference");
        for (int featureCount : featureCounts) {
            measure(featureCount, used, peer);
        }
        return 0;
    }

    private void measure(int featureCount, int used, SklearnPeer peer) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ventral-bench-score");
        try {
            RegressionWorkload workload =
                    new RegressionWorkload(folder, stimulusCount, featureCount, neuroidCount, splitCount);
            int fitted = featureCount > MANY_FEATURES ? Math.min(peerSplits, splitCount) : splitCount;
            ImplementationTimings ours = new ImplementationTimings();
            ImplementationTimings theirs = new ImplementationTimings();
            long iterations = 0;
            try (FeatureMatrix features = new FeatureMatrix(workload.features(), stimulusCount, used)) {
                for (int i = 0; i < WARM_UP; i++) {
                    score(features, workload);
                }
                for (int round = 0; round < rounds; round++) {
                    ours.add(score(features, workload));
                    JsonNode answer = peer.score(folder, workload, metric, componentCount, fitted);
                    theirs.add(round(answer, (double) splitCount / fitted));
                    iterations = answer.path("iterations").path(0).asLong();
                }
            }
            print(featureCount, ours, theirs, iterations, fitted);
        } finally {
            for (String file : RegressionWorkload.FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        }
    }

    private ImplementationTimings.Round score(FeatureMatrix features, RegressionWorkload workload) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        List<double[]> correlations = CrossValidatedRegression.correlations(
                metric.of(componentCount), features.products(), workload.responses(), workload.splits());
        double seconds = (System.nanoTime() - start) * 1e-9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) * 1e-9;
        return new ImplementationTimings.Round(
                seconds, cpuSeconds, MetricScore.of(correlations).splitValues());
    }

    private static ImplementationTimings.Round round(JsonNode answer, double scale) {
        double[] medians = StreamSupport.stream(answer.path("medians").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        return new ImplementationTimings.Round(
                answer.path("seconds").asDouble() * scale,
                answer.path("cpu_seconds").asDouble() * scale,
                medians);
    }

    private void print(
            int featureCount, ImplementationTimings ours, ImplementationTimings peer, long iterations, int fitted) {
        System.out.printf(
                LINE,
                featureCount,
                "%.2f (%.2f)".formatted(ours.best(), ours.median()),
                "%.1f (%.1f)".formatted(peer.best(), peer.median()),
                "%.1fx (%.1fx)".formatted(peer.best() / ours.best(), peer.median() / ours.median()),
                "%.2f".formatted(ours.cpu()),
                "%.1f".formatted(peer.cpu()),
                "%.1fx".formatted(peer.cpu() / ours.cpu()),
                "%.1e".formatted(ours.difference(peer)));
        System.out.printf("%9s ", "");
        if (iterations > 0) {
            System.out.printf("NIPALS took %d iterations for the first split.", iterations);
        }
        if (fitted < splitCount) {
            System.out.printf(" The peer's times are of %d of %d splits, scaled to all.", fitted, splitCount);
        }
        System.out.println();
    }
}
