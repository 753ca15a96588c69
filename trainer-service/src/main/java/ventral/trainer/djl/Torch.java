package ventral.trainer.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** The engine, set up once for this process. */
final class Torch {

    static final String ENGINE = "PyTorch";

    static {
        System.setProperty("ai.djl.offline", "true");
        // with it on, the update of the weights is silently dropped from the second step on
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private Torch() {}

    /** @param threads that a step is spread over; the same count gives the same bits */
    static Engine start(int threads) {
        Engine engine = Engine.getEngine(ENGINE);
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setNumThreads(threads);
        return engine;
    }

    /** Lets this thread compute gradients: the switch is each thread's own. */
    static void enableGradients() {
        JniUtils.setGradMode(true);
    }
}
