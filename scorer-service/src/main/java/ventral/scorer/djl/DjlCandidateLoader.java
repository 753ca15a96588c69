package ventral.scorer.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.network.Network;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.Recording;
import ventral.scorer.candidate.ReferenceSource;
import ventral.scorer.candidate.SafetensorsNetwork;
import ventral.scorer.candidate.TorchScriptFailedException;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.djl.network.EngineCheck;
import ventral.scorer.djl.network.FeatureExtractor;
import ventral.scorer.djl.network.ResNetFeatureExtractor;
import ventral.scorer.djl.script.ScriptFeatureExtractor;
import ventral.scorer.djl.script.ScriptLimits;
import ventral.scorer.djl.script.ScriptRunner;
import ventral.scorer.evaluation.CandidateLoader;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoredModel;

/** Loads candidates that run on the GPU or, without one, on the CPU. */
public final class DjlCandidateLoader implements CandidateLoader {

    private static final String ENGINE = "PyTorch";
    /** Width and height of the images of Brain-Score's pixel baseline. */
    private static final int PIXELS = 256;

    static {
        System.setProperty("ai.djl.offline", "true");
    }

    private final Engine engine;
    private final WeightsReader weights;
    private final long memoryBytes;
    private final @Nullable ScriptRunner scripts;
    private final Set<Network> checked = ConcurrentHashMap.newKeySet();

    /** Reads the weights of checkpoints. */
    public interface WeightsReader {

        /**
         * Reads a network's tensors by name.
         *
         * @param sha256 digest of the artifact, in lower-case hexadecimal
         * @param sizeBytes size that the artifact should have; 0 if it is unknown
         * @throws ArtifactStoreUnavailableException if the store is unavailable
         * @throws IOException if the artifact does not exist, is larger, or does not match the digest
         */
        SortedMap<String, Tensor> read(URI uri, String sha256, long sizeBytes) throws IOException;
    }

    /**
     * Creates a loader that refuses TorchScript.
     *
     * @param threads number of CPU threads that compute a network
     * @param memoryBytes memory for features and their products; what exceeds it is spilled to files
     */
    public DjlCandidateLoader(WeightsReader weights, int threads, long memoryBytes) {
        this(weights, threads, memoryBytes, null);
    }

    /**
     * Creates a loader.
     *
     * @param threads number of CPU threads that compute a network
     * @param memoryBytes memory for features and their products; what exceeds it is spilled to files
     * @param scripts limits of processes that run TorchScript files; null to refuse such files
     */
    public DjlCandidateLoader(WeightsReader weights, int threads, long memoryBytes, @Nullable ScriptLimits scripts) {
        this.engine = Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(threads);
        this.weights = weights;
        this.memoryBytes = memoryBytes;
        this.scripts = scripts == null ? null : new ScriptRunner(ENGINE, engine.defaultDevice(), threads, scripts);
    }

    /** Returns the engine, its version and its device, such as {@code PyTorch 2.7.1 on cpu}. */
    public String describe() {
        return "%s %s on %s"
                .formatted(
                        engine.getEngineName(),
                        engine.getVersion(),
                        engine.defaultDevice().toString().replace("()", ""));
    }

    /**
     * Returns how TorchScript files run, or that they are refused, as a sentence.
     *
     * @throws IOException if they are allowed, and no process can be started
     */
    public String describeScripts() throws IOException {
        return scripts == null ? "TorchScript is refused" : scripts.describe();
    }

    /**
     * Checks, on the first call for a network, that the engine computes it correctly on this machine.
     *
     * @throws IllegalStateException if it does not; the message names the remedy
     */
    public void check(Network network) {
        if (!checked.contains(network)) {
            EngineCheck.run(engine.defaultDevice(), ENGINE, network);
            checked.add(network);
        }
    }

    @Override
    public Candidate load(ScoredModel model) throws IOException {
        if (model instanceof Checkpoint checkpoint) {
            return load(checkpoint.network());
        }
        ReferenceSource source = ((ReferenceModel) model).source();
        if (source instanceof Recording recording) {
            return recording.candidate();
        }
        return source instanceof SafetensorsNetwork stored ? load(stored) : load((TorchScriptNetwork) source);
    }

    private Candidate load(SafetensorsNetwork stored) throws IOException {
        return load(stored.network(), ArtifactDigest.read(stored.file(), stored.sha256()), stored.preprocessing());
    }

    /**
     * Loads a candidate from a weights artifact.
     *
     * @throws IOException if the weights are missing or do not match their digest
     * @throws IllegalArgumentException if the weights do not form a network
     */
    public Candidate load(WeightsArtifact stored) throws IOException {
        return load(
                Network.of(stored.network()),
                weights.read(stored.weights(), stored.sha256(), stored.sizeBytes()),
                Preprocessing.ofTorchvision(stored.imageSize()));
    }

    /**
     * Creates a candidate from weights.
     *
     * @param tensors under torchvision's names
     * @throws IllegalArgumentException if the tensors do not form this network
     */
    public Candidate load(Network network, Map<String, Tensor> tensors, Preprocessing preprocessing) {
        check(network);
        NDManager manager = manager();
        try {
            return candidate(manager, ResNetFeatureExtractor.of(network, manager, tensors), preprocessing);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Creates a candidate of a network that is loaded. */
    public Candidate load(FeatureExtractor network, Preprocessing preprocessing) {
        return candidate(manager(), network, preprocessing);
    }

    /**
     * Loads a candidate from a TorchScript file, in a process of its own.
     *
     * @throws TorchScriptFailedException if TorchScript is refused, the file is not TorchScript, or its process fails
     * @throws IOException if the file cannot be read, or no process can be started
     */
    public Candidate load(TorchScriptNetwork network) throws IOException {
        if (scripts == null) {
            throw new TorchScriptFailedException(
                    "%s is TorchScript, a program that others wrote, and is not run: if you trust who wrote it, set ventral.scorer.allow-torchscript=true (of a command of ./ventral, --allow-torchscript); docs/torchscript.md describes what it can still do"
                            .formatted(network.file()));
        }
        ScriptFeatureExtractor script = scripts.open(network);
        try {
            return candidate(script, network);
        } catch (RuntimeException | Error e) {
            script.close();
            throw e;
        }
    }

    private Candidate candidate(ScriptFeatureExtractor script, TorchScriptNetwork network) {
        NDManager manager = manager();
        try {
            Candidate candidate = candidate(manager, script, network.preprocessing());
            manager.attachInternal(network.displayName(), script);
            return candidate;
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Returns the pixel baseline, a candidate whose features are the pixels. */
    public Candidate pixels() {
        return load(
                images -> {
                    NDArray pixels = images.duplicate();
                    pixels.setName("pixels");
                    return new NDList(pixels);
                },
                Preprocessing.plain(PIXELS, Preprocessing.USUAL_DEGREES, 0, 255));
    }

    private Candidate candidate(NDManager manager, FeatureExtractor network, Preprocessing preprocessing) {
        return new DjlCandidate(manager, network, new StimulusPreprocessor(preprocessing), memoryBytes);
    }

    private NDManager manager() {
        return NDManager.newBaseManager(engine.defaultDevice(), ENGINE);
    }
}
