package ventral.trainer.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;
import java.util.stream.Stream;
import ventral.trainer.learner.DeviceOutOfMemoryException;

/** Starts and configures the PyTorch engine, once for this process. */
final class TorchEngine {

    static final String ENGINE = "PyTorch";

    static {
        System.setProperty("ai.djl.offline", "true");
        // with it on, the update of the weights is silently dropped from the second step on
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private TorchEngine() {}

    /**
     * Starts the engine.
     *
     * @param threads CPU threads of a step; the same count gives the same bits
     */
    static Engine start(int threads) {
        Engine engine = Engine.getEngine(ENGINE);
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setNumThreads(threads);
        return engine;
    }

    /** Enables gradients on this thread; the switch is per thread. */
    static void enableGradients() {
        JniUtils.setGradMode(true);
    }

    /**
     * Returns the exception to throw for an error of the engine: {@link DeviceOutOfMemoryException} if the device ran out of
     * memory.
     */
    static RuntimeException translate(EngineException e, String device, String wanted) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = Stream.of("out of memory", "can't allocate memory", "not enough memory", "bad_alloc")
                .anyMatch(message::contains);
        return full
                ? new DeviceOutOfMemoryException(
                        ("%s has too little free memory for %s; use a stream of smaller batches or a smaller network, "
                                        + "or stop other programs on the device")
                                .formatted(device, wanted),
                        e)
                : e;
    }
}
