package ventral.scorer.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import ventral.scorer.djl.memory.FeatureMemory;
import ventral.scorer.metric.algebra.GramMatrix;

/** Features of stimuli in native memory on the CPU, as a network outputs them. */
public final class FeatureMatrix implements AutoCloseable {

    static {
        System.setProperty("ai.djl.offline", "true");
    }

    private final NDManager manager;
    private final FeatureMemory memory;
    private final NDArray features;
    private final int stimulusCount;
    private @Nullable LayerFeatureStore store;

    /**
     * Copies features into native memory.
     *
     * @param features of one stimulus after the other
     * @param threads number of threads that compute products
     */
    public FeatureMatrix(FloatBuffer features, int stimulusCount, int threads) {
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(threads);
        this.manager = engine.newBaseManager(Device.cpu());
        this.memory = new FeatureMemory(manager, Long.MAX_VALUE);
        this.stimulusCount = stimulusCount;
        this.features = manager.create(features, new Shape(stimulusCount, features.remaining() / stimulusCount));
    }

    /** Returns the engine and its version, such as {@code PyTorch 2.7.1}. */
    public static String describe() {
        Engine engine = Engine.getEngine("PyTorch");
        return "%s %s".formatted(engine.getEngineName(), engine.getVersion());
    }

    /**
     * Recomputes the inner products that scores need; valid until the next call.
     *
     * @throws IOException never, because nothing is written to disk
     */
    public GramMatrix products() throws IOException {
        if (store != null) {
            store.close();
        }
        LayerFeatureStore filled = LayerFeatureStore.create(
                manager.newSubManager(),
                memory,
                stimulusCount,
                new InMemoryActivations(
                        features.reshape(features.getShape()), memory.reserve(0).orElseThrow()));
        filled.finish();
        store = filled;
        return new GramMatrix(filled);
    }

    @Override
    public void close() {
        manager.close();
    }
}
