package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.ResNetWeights;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.djl.script.ScriptLimits;
import ventral.scorer.files.network.NetworkManifest;

/** Declares the options of the networks that a command extracts features from. */
@SuppressWarnings("NullAway.Init")
final class NetworkOptions {

    /** Width and height of the images that torchvision's networks are trained on, in pixels. */
    private static final int WEIGHTS_PIXELS = 224;

    @Option(
            names = "--layers",
            paramLabel = "LAYER",
            split = ",",
            description = "Layers to try, separated by commas (default: the layers of the manifest). Without a"
                    + " manifest, the names of all outputs, in order; the input is then 224 by 224 pixels from 0 to 1.")
    List<String> layers = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "CPU threads that compute a network (default: one per core).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--feature-memory",
            paramLabel = "MB",
            description = "Memory for features and their products, in MB; what exceeds it goes to temporary files"
                    + " (default: ${DEFAULT-VALUE}).")
    int featureMemory = 1024;

    @Option(
            names = "--allow-torchscript",
            description = "Run TorchScript files, which are programs; each in a process of its own, with limits. Allow"
                    + " only files of authors whom you trust.")
    boolean isTorchScriptAllowed;

    @Option(
            names = "--torchscript-memory",
            paramLabel = "MB",
            description = "Address space of such a process, with Java and PyTorch; no limit on a GPU"
                    + " (default: ${DEFAULT-VALUE}).")
    long torchScriptMemory = ScriptLimits.DEFAULT.memoryBytes() >> 20;

    @Option(
            names = "--torchscript-deadline",
            paramLabel = "SECONDS",
            description = "Time in which such a process must load its file, and process each batch of images"
                    + " (default: ${DEFAULT-VALUE}).")
    long torchScriptDeadline = ScriptLimits.DEFAULT.deadline().toSeconds();

    DjlCandidateLoader candidates() throws IOException {
        DjlCandidateLoader candidates = new DjlCandidateLoader(
                WeightsReaderFactory.weights(System.getenv()),
                threads,
                (long) featureMemory << 20,
                isTorchScriptAllowed
                        ? new ScriptLimits(torchScriptMemory << 20, Duration.ofSeconds(torchScriptDeadline))
                        : null);
        if (isTorchScriptAllowed) {
            System.err.println(candidates.describeScripts());
        }
        return candidates;
    }

    /**
     * Determines what a file holds, and returns its name and how to load it.
     *
     * @param manifest of a TorchScript network; null for the one beside the file
     */
    NamedCandidate candidate(DjlCandidateLoader candidates, Path file, @Nullable Path manifest) throws IOException {
        if (!ResNetWeightsFile.isWeights(file)) {
            TorchScriptNetwork scripted = network(file, manifest);
            return new NamedCandidate(scripted.displayName(), () -> candidates.load(scripted));
        }
        if (manifest != null || !layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "--manifest and --layers apply only to TorchScript files, but %s holds weights, whose layers are known; leave the options out"
                            .formatted(file));
        }
        ResNetWeights weights = ResNetWeightsFile.read(file);
        return new NamedCandidate(
                file.getFileName().toString(),
                () -> candidates.load(
                        weights.network(), weights.tensors(), Preprocessing.ofTorchvision(WEIGHTS_PIXELS)));
    }

    /** Names a candidate that is loaded when it is needed. */
    record NamedCandidate(String name, CandidateOptions.CandidateSupplier opening) {}

    private TorchScriptNetwork network(Path file, @Nullable Path manifest) throws IOException {
        Path beside = NetworkManifest.manifestPath(file);
        if (manifest == null && !layers.isEmpty() && !Files.exists(beside)) {
            return NetworkManifest.withoutManifest(file, layers);
        }
        TorchScriptNetwork network = NetworkManifest.read(file, Objects.requireNonNullElse(manifest, beside));
        return layers.isEmpty()
                ? network
                : new TorchScriptNetwork(
                        network.file(),
                        network.sha256(),
                        network.displayName(),
                        network.outputs(),
                        layers,
                        network.preprocessing());
    }
}
