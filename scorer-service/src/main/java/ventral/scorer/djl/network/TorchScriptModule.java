package ventral.scorer.djl.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Runs a TorchScript module in this process. What others wrote is loaded only in a process of its own. */
public final class TorchScriptModule implements AutoCloseable {

    private static final String INTERPRETER = "The following operation failed in the TorchScript interpreter";

    private final NDManager manager;
    private final PtSymbolBlock block;

    private TorchScriptModule(NDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    /**
     * Loads a module, without a file or folder of its own, as DJL's models have.
     *
     * @param file the bytes of a TorchScript file
     * @throws IOException if the bytes cannot be read, or are not TorchScript
     */
    public static TorchScriptModule load(InputStream file, Device device, String engine) throws IOException {
        NDManager manager = NDManager.newBaseManager(device, engine);
        try {
            PtSymbolBlock block = JniUtils.loadModule((PtNDManager) manager, file, false, false);
            block.freezeParameters(true);
            return new TorchScriptModule(manager, block);
        } catch (RuntimeException e) {
            manager.close();
            throw new IOException(cause(e), e);
        } catch (IOException | Error e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Returns the outputs, attached to the images' manager.
     *
     * @throws IllegalArgumentException if the module cannot process the images
     */
    public NDList forward(NDArray images) {
        NDManager owner = images.getManager();
        NDList outputs;
        try {
            outputs = block.forward(new ParameterStore(owner, false), new NDList(images), false);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(cause(e), e);
        }
        outputs.attach(owner);
        return outputs;
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }

    /** Returns the first line of a message, or the last, in which libtorch's interpreter states the cause. */
    private static String cause(Exception e) {
        List<String> lines = String.valueOf(e.getMessage() == null ? e : e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return e.toString();
        }
        return lines.get(0).startsWith(INTERPRETER) ? lines.get(lines.size() - 1) : lines.get(0);
    }
}
