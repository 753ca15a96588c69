package ventral.scorer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.scorer.djl.FeatureMatrix;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.CrossValidatedRegression;
import ventral.scorer.metric.PlsRegression;

@Command(
        name = "score",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long the scores of one layer's features take, from features to the correlations of every",
            "split, beside scikit-learn's PLSRegression(scale=False) in Python on the same features, responses and",
            "splits. Both take turns; reading is not timed; scikit-learn has a process of its own for each round.",
            "",
            "Python needs scikit-learn: apt-get install python3-sklearn, and --python /usr/bin/python3."
        })
@SuppressWarnings("NullAway.Init")
public final class ScoreBenchCommand implements Callable<Integer> {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

    /** With more features, the peer does not fit every split. */
    private static final int MANY_FEATURES = 5000;

    @Option(names = "--stimuli", defaultValue = "3200", description = "Stimuli" + DEFAULT + ".")
    int stimulusCount;

    @Option(
            names = "--features",
            split = ",",
            defaultValue = "1000,25088",
            description = "Features of a stimulus, each measured in turn" + DEFAULT + ".")
    List<Integer> featureCounts;

    @Option(names = "--neuroids", defaultValue = "168", description = "Neuroids" + DEFAULT + ".")
    int neuroidCount;

    @Option(names = "--splits", defaultValue = "10", description = "Splits, of .9 to learn from" + DEFAULT + ".")
    int splitCount;

    @Option(names = "--components", defaultValue = "25", description = "Components" + DEFAULT + ".")
    int componentCount;

    @Option(names = "--rounds", defaultValue = "3", description = "Measurements of each side" + DEFAULT + ".")
    int rounds;

    @Option(names = "--threads", defaultValue = "0", description = "CPU threads of each side (default: one a core).")
    int threads;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            defaultValue = "python3",
            description = "An interpreter that has scikit-learn" + DEFAULT + ".")
    String python;

    @Option(
            names = "--peer-splits",
            defaultValue = "1",
            description = {
                "Splits that scikit-learn really fits where there are more than 5000 features" + DEFAULT + ";",
                "its time is then scaled to all."
            })
    int peerSplits;

    @Option(
            names = "--peer",
            paramLabel = "FILE",
            defaultValue = "scorer-service/peers/sklearn_pls.py",
            description = "The peer's script" + DEFAULT + ".")
    Path script;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        // the regression computes on the common pool
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
        System.out.printf("%9s %20s %20s %18s %18s%n", "features", "ours, s", "peer, s", "ratio", "score difference");
        for (int featureCount : featureCounts) {
            measure(featureCount, used, peer);
        }
        return 0;
    }

    private void measure(int featureCount, int used, SklearnPeer peer) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ventral-bench-score");
        try {
            Workload workload = new Workload(folder, stimulusCount, featureCount, neuroidCount, splitCount);
            int fitted = featureCount > MANY_FEATURES ? Math.min(peerSplits, splitCount) : splitCount;
            List<Double> ourSeconds = new ArrayList<>();
            List<Double> peerSeconds = new ArrayList<>();
            double[] ourMedians = {};
            double[] peerMedians = {};
            try (FeatureMatrix features = new FeatureMatrix(workload.features(), stimulusCount, used)) {
                score(features, workload); // until Java has compiled it
                for (int round = 0; round < rounds; round++) {
                    long start = System.nanoTime();
                    ourMedians = score(features, workload);
                    ourSeconds.add((System.nanoTime() - start) * 1e-9);
                    JsonNode answer = peer.score(folder, workload, componentCount, fitted);
                    peerSeconds.add(answer.path("seconds").asDouble() * splitCount / fitted);
                    peerMedians = StreamSupport.stream(answer.path("medians").spliterator(), false)
                            .mapToDouble(JsonNode::asDouble)
                            .toArray();
                }
            }
            print(featureCount, new Timing(ourSeconds, ourMedians), new Timing(peerSeconds, peerMedians), fitted);
        } finally {
            for (String file : Workload.FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        }
    }

    private double[] score(FeatureMatrix features, Workload workload) {
        return Consistency.of(CrossValidatedRegression.correlations(
                        new PlsRegression(componentCount),
                        features.products(),
                        workload.responses(),
                        workload.splits()))
                .splitValues();
    }

    private void print(int featureCount, Timing ours, Timing peer, int fitted) {
        System.out.printf(
                "%9d %20s %20s %18s %18.1e%s%n",
                featureCount,
                "%.2f (%.2f)".formatted(ours.best(), ours.median()),
                "%.1f (%.1f)".formatted(peer.best(), peer.median()),
                "%.1fx (%.1fx)".formatted(peer.best() / ours.best(), peer.median() / ours.median()),
                ours.difference(peer),
                fitted < splitCount
                        ? "  the peer's time is of %d of %d splits, scaled".formatted(fitted, splitCount)
                        : "");
    }
}
