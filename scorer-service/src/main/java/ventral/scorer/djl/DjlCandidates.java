package ventral.scorer.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ventral.contract.network.Network;
import ventral.scorer.assembly.Screen;
import ventral.scorer.benchmark.Candidate;
import ventral.scorer.benchmark.Candidates;
import ventral.scorer.benchmark.Checkpoint;
import ventral.scorer.benchmark.Tensor;
import ventral.scorer.benchmark.Weights;

/** Makes candidates of residual networks on the GPU, or without one on the CPU. */
public final class DjlCandidates implements Candidates {

    private static final String ENGINE = "PyTorch";
    /** Width of a candidate's field of view, as of every CNN on Brain-Score. */
    private static final double VISUAL_DEGREES = 8;

    static {
        System.setProperty("ai.djl.offline", "true");
    }

    private final Engine engine;
    private final Weights weights;
    private final long memoryBytes;
    private final Set<Network> checked = ConcurrentHashMap.newKeySet();

    /**
     * @param threads that the network is computed with
     * @param memoryBytes that features may take
     */
    public DjlCandidates(Weights weights, int threads, long memoryBytes) {
        this.engine = Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(threads);
        this.weights = weights;
        this.memoryBytes = memoryBytes;
    }

    /** Such as {@code PyTorch 2.7.1 on cpu}. */
    public String describe() {
        return "%s %s on %s"
                .formatted(
                        engine.getEngineName(),
                        engine.getVersion(),
                        engine.defaultDevice().toString().replace("()", ""));
    }

    /**
     * Sees, the first time, that the engine computes a network on this machine as it should.
     *
     * @throws IllegalStateException if it does not, with what helps
     */
    public void check(Network network) {
        if (!checked.contains(network)) {
            EngineCheck.run(engine.defaultDevice(), ENGINE, network);
            checked.add(network);
        }
    }

    @Override
    public Candidate load(Checkpoint checkpoint) throws IOException {
        Network network = Network.of(checkpoint.network());
        check(network);
        Map<String, Tensor> tensors = weights.read(checkpoint.weights(), checkpoint.sha256());
        NDManager manager = NDManager.newBaseManager(engine.defaultDevice(), ENGINE);
        return new DjlCandidate(
                manager,
                ResidualNetwork.of(network, manager, tensors),
                new Retina(new Screen(VISUAL_DEGREES, checkpoint.imageSize())),
                memoryBytes);
    }
}
