package ventral.scorer.djl.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import ventral.scorer.candidate.TorchScriptFailedException;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.djl.network.FeatureExtractor;

/** Extracts features with a TorchScript file that runs in another process. Confined to one thread. */
public final class ScriptFeatureExtractor implements FeatureExtractor, AutoCloseable {

    private final ScriptProcess process;
    private final TorchScriptNetwork network;
    private final long maxBytes;

    private ScriptFeatureExtractor(ScriptProcess process, TorchScriptNetwork network, long maxBytes) {
        this.process = process;
        this.network = network;
        this.maxBytes = maxBytes;
    }

    /**
     * Has a process load a file.
     *
     * @param maxBytes size that the outputs of one batch may have
     */
    static ScriptFeatureExtractor load(ScriptProcess process, TorchScriptNetwork network, long maxBytes)
            throws IOException {
        try (InputStream file = Files.newInputStream(network.file())) {
            long length = Files.size(network.file());
            process.exchange("loading", (requests, answers) -> {
                requests.writeLong(length);
                long sent = file.transferTo(requests);
                if (sent != length) {
                    throw new TorchScriptFailedException(
                            "%s has changed from %d to %d bytes while it was read; try again"
                                    .formatted(network.file(), length, sent));
                }
                requests.flush();
                if (answers.readByte() != ScriptProtocol.DONE) {
                    throw new TorchScriptFailedException(
                            "%s cannot be loaded as TorchScript: %s".formatted(network.file(), answers.readUTF()));
                }
                return length;
            });
        }
        return new ScriptFeatureExtractor(process, network, maxBytes);
    }

    @Override
    public NDList extract(NDArray images) throws IOException {
        return process.exchange("processing images", (requests, answers) -> {
            write(requests, images);
            return read(answers, images);
        });
    }

    private void write(DataOutputStream requests, NDArray images) throws IOException {
        ScriptProtocol.writeImages(requests, images);
        requests.writeInt(network.layers().size());
        for (String layer : network.layers()) {
            requests.writeInt(network.outputs().indexOf(layer));
        }
        requests.flush();
    }

    private NDList read(DataInputStream answers, NDArray images) throws IOException {
        if (answers.readByte() != ScriptProtocol.DONE) {
            throw new TorchScriptFailedException("%s cannot process images of the shape %s: %s"
                    .formatted(network.file(), images.getShape(), answers.readUTF()));
        }
        int count = answers.readInt();
        if (count != network.outputs().size()) {
            throw new TorchScriptFailedException("%s returns %d outputs, but %d are named: %s"
                    .formatted(network.file(), count, network.outputs().size(), network.outputs()));
        }
        return read(answers, images.getManager());
    }

    private NDList read(DataInputStream answers, NDManager manager) throws IOException {
        NDList layers = new NDList();
        long left = maxBytes;
        for (String layer : network.layers()) {
            NDArray output = ScriptProtocol.readTensor(answers, manager, left);
            left -= output.size() * output.getDataType().getNumOfBytes();
            output.setName(layer);
            layers.add(output);
        }
        return layers;
    }

    /** Returns the id of the process. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
