package ventral.benchmarks.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.benchmarks.JsonProcess;

@Command(
        name = "memory",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the peak resident memory of storing the features of layers and scoring each by PLS, in"
                    + " comparison with scikit-learn's PLSRegression(scale=False) on features in memory. The features"
                    + " are noise. Each size is measured in a process of its own, Java and PyTorch included.",
            "",
            "scikit-learn fits one split of one layer, with the features of all layers in memory. What needs more than"
                    + " --peer-memory is computed instead of measured: the features in single precision, and for one"
                    + " layer the selected train rows, their copy in double precision, and the larger of another"
                    + " matrix of that size and three of coefficients. What is computed leaves out Python itself.",
            "",
            "Features beyond --feature-memory are written to the folder for temporary files, which needs room for them."
                    + " Python needs scikit-learn: apt-get install python3-sklearn, and --python /usr/bin/python3."
        },
        footer = {"", "Example: ./ventral bench memory --python /usr/bin/python3 --rungs 640x1000,3200x4096x16"})
@SuppressWarnings("NullAway.Init")
public final class MemoryBenchCommand implements Callable<Integer> {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";

    @Option(
            names = "--rungs",
            split = ",",
            paramLabel = "STIMULIxFEATURES[xLAYERS]",
            converter = MemoryRung.Converter.class,
            defaultValue = "640x1000,3200x1000,3200x25088,3200x4096x16,200x802816x16,200x3211264",
            description = "Sizes, each measured in turn" + DEFAULT + ". The largest layers of VGG-16 have 3,211,264"
                    + " features and 802,816.")
    List<MemoryRung> rungs;

    @Option(
            names = "--feature-memory",
            paramLabel = "MB",
            defaultValue = "256",
            description = "Memory for features, as of a scorer" + DEFAULT + ".")
    int featureMemory;

    @Option(names = "--neuroids", defaultValue = "168", description = "Number of neuroids" + DEFAULT + ".")
    int neuroidCount;

    @Option(names = "--threads", defaultValue = "0", description = "CPU threads (default: one per core).")
    int threads;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            defaultValue = "python3",
            description = "Python interpreter with scikit-learn" + DEFAULT + ".")
    String python;

    @Option(
            names = "--peer-memory",
            paramLabel = "MB",
            defaultValue = "8192",
            description = "Memory up to which scikit-learn is measured" + DEFAULT + ".")
    long peerMemory;

    @Option(
            names = "--peer",
            paramLabel = "FILE",
            defaultValue = "benchmarks/peers/sklearn_pls.py",
            description = "Script that runs scikit-learn" + DEFAULT + ".")
    Path script;

    @Override
    public Integer call() throws InterruptedException {
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        SklearnPeer peer = new SklearnPeer(python, script, used);
        boolean isPeerMeasured = true;
        try {
            System.out.printf(
                    "peer: scikit-learn %s%n", peer.check().path("sklearn").asText());
        } catch (IllegalStateException e) {
            System.out.printf("The memory of scikit-learn is computed: %s%n", e.getMessage());
            isPeerMeasured = false;
        }
        System.out.printf("%d MB for features, %d neuroids, %d threads%n%n", featureMemory, neuroidCount, used);
        System.out.println(MemoryTable.HEADER);
        for (MemoryRung rung : rungs) {
            JsonNode own = measure(rung, used);
            System.out.println(MemoryTable.row(
                    rung,
                    own.path("peak_bytes").asLong(),
                    own.path("seconds").asDouble(),
                    neuroidCount,
                    isPeerMeasured ? peerBytes(peer, rung) : null));
        }
        return 0;
    }

    private JsonNode measure(MemoryRung rung, int used) throws InterruptedException {
        List<String> arguments = List.of(
                MemoryProbeCommand.NAME,
                "--rung",
                rung.toString(),
                "--feature-memory",
                Integer.toString(featureMemory),
                "--neuroids",
                Integer.toString(neuroidCount),
                "--threads",
                Integer.toString(used));
        return JsonProcess.runAgain(ScorerBenchMain.class, arguments, System.out::println);
    }

    /** Returns the peak memory of scikit-learn; null if it would need more than it may have. */
    private @Nullable Long peerBytes(SklearnPeer peer, MemoryRung rung) throws InterruptedException {
        return rung.peerBytes(neuroidCount) > peerMemory << 20 ? null : peer.peakBytes(rung, neuroidCount);
    }
}
