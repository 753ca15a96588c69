package ventral.scorer.djl.network;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import ventral.scorer.candidate.TorchScriptNetwork;

/** Extracts features with a TorchScript file whose outputs are its layers. */
public final class TorchScriptFeatureExtractor implements FeatureExtractor, AutoCloseable {

    private final TorchScriptNetwork network;
    private final Model model;

    private TorchScriptFeatureExtractor(TorchScriptNetwork network, Model model) {
        this.network = network;
        this.model = model;
    }

    /**
     * Loads the file.
     *
     * @throws IOException if the file is not TorchScript
     */
    public static TorchScriptFeatureExtractor open(TorchScriptNetwork network, Device device, String engine)
            throws IOException {
        Model model = Model.newInstance(network.displayName(), device, engine);
        try (InputStream in = Files.newInputStream(network.file())) {
            model.load(in);
            return new TorchScriptFeatureExtractor(network, model);
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException("%s cannot be loaded as TorchScript: %s".formatted(network.file(), firstLine(e)), e);
        } catch (IOException | Error e) {
            model.close();
            throw e;
        }
    }

    @Override
    public NDList extract(NDArray images) {
        NDManager manager = images.getManager();
        NDList outputs;
        try {
            outputs = model.getBlock().forward(new ParameterStore(manager, false), new NDList(images), false);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "%s cannot process images of the shape %s: %s"
                            .formatted(network.file(), images.getShape(), firstLine(e)),
                    e);
        }
        outputs.attach(manager);
        if (outputs.size() != network.outputs().size()) {
            throw new IllegalArgumentException("%s returns %d outputs, but %d are named: %s"
                    .formatted(network.file(), outputs.size(), network.outputs().size(), network.outputs()));
        }
        NDList layers = new NDList();
        for (String layer : network.layers()) {
            NDArray output = outputs.get(network.outputs().indexOf(layer));
            output.setName(layer);
            layers.add(output);
        }
        return layers;
    }

    @Override
    public void close() {
        model.close();
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
