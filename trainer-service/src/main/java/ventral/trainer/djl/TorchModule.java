package ventral.trainer.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A loaded TorchScript module, with DJL's convention for calling its methods. */
final class TorchModule implements AutoCloseable {

    private final Model model;
    private final ParameterStore parameters;

    TorchModule(NDManager manager, InputStream archive) {
        this.model = load(manager, archive);
        this.parameters = new ParameterStore(manager, false);
    }

    private static Model load(NDManager manager, InputStream archive) {
        Model model = Model.newInstance("step", manager.getDevice(), TorchEngine.ENGINE);
        try {
            model.load(archive, Map.of("trainParam", "true"));
            return model;
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the engine refuses the training step's script", e);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /**
     * Calls a method.
     *
     * @param arrays first arguments; the result belongs to the manager of the first of them
     * @param lists other arguments, each a list of arrays
     */
    NDList call(String method, NDList arrays, NDList... lists) {
        NDList arguments = new NDList(arrays);
        for (int i = 0; i < lists.length; i++) {
            for (NDArray array : lists[i]) {
                array.setName("list" + i + "[]"); // DJL groups arrays by this name
                arguments.add(array);
            }
        }
        try (NDArray marker = arrays.get(0).getManager().zeros(new Shape(1))) {
            marker.setName("module_method:" + method);
            arguments.add(marker);
            return model.getBlock().forward(parameters, arguments, true);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
