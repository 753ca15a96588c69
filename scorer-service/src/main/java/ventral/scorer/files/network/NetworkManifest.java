package ventral.scorer.files.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import ventral.platform.digest.Sha256;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.files.DescriptorFields;

/**
 * Reads the JSON manifest beside a TorchScript file. Its fields are {@code model} (display name), {@code outputs}
 * (names of the outputs, in order), optionally {@code layers} (outputs that may be committed to a region), and
 * optionally {@code input}: {@code shape} [N, 3, size, size], {@code range}, {@code mean}, {@code std}, {@code colour}
 * (RGB) and {@code visual_degrees}.
 */
public final class NetworkManifest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Double> ZEROS = List.of(0., 0., 0.);
    private static final List<Double> ONES = List.of(1., 1., 1.);
    private static final int USUAL_SIZE = 224;

    private NetworkManifest() {}

    /** Returns the path of a network's manifest: the network's file with the extension {@code .json}. */
    public static Path manifestPath(Path network) {
        String name = network.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return network.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }

    /**
     * Reads a manifest.
     *
     * @throws IOException if a file does not exist, or the manifest is wrong; the message names the field
     */
    public static TorchScriptNetwork read(Path network, Path manifest) throws IOException {
        requireFile(network);
        if (!Files.isRegularFile(manifest)) {
            throw new NoSuchFileException(
                    "there is no manifest %s; write one, or name the network's outputs with --layers"
                            .formatted(manifest.toAbsolutePath()));
        }
        try {
            JsonNode json = JSON.readTree(manifest.toFile());
            if (!json.isObject()) {
                throw new IllegalArgumentException("the file is not an object of fields");
            }
            DescriptorFields fields = new DescriptorFields("", json);
            List<String> outputs = fields.texts("outputs");
            TorchScriptNetwork read = new TorchScriptNetwork(
                    network,
                    Sha256.hex(network),
                    fields.text("model"),
                    outputs,
                    fields.has("layers") ? fields.texts("layers") : outputs,
                    fields.has("input")
                            ? preprocessing(fields.mapping("input"))
                            : Preprocessing.plain(USUAL_SIZE, Preprocessing.USUAL_DEGREES, 0, 1));
            fields.requireAllRead();
            return read;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(manifest, e.getMessage()), e);
        }
    }

    /**
     * Returns a network without a manifest. Its display name is the file name. Its input is 224 by 224 pixels, from 0
     * to 1.
     *
     * @throws IOException if the file does not exist
     */
    public static TorchScriptNetwork withoutManifest(Path network, List<String> outputs) throws IOException {
        requireFile(network);
        return new TorchScriptNetwork(
                network,
                Sha256.hex(network),
                network.getFileName().toString(),
                outputs,
                outputs,
                Preprocessing.plain(USUAL_SIZE, Preprocessing.USUAL_DEGREES, 0, 1));
    }

    static void requireFile(Path network) throws IOException {
        if (!Files.isRegularFile(network)) {
            throw new NoSuchFileException("there is no file %s".formatted(network.toAbsolutePath()));
        }
    }

    /** Parses the preprocessing of a network. */
    static Preprocessing preprocessing(DescriptorFields input) {
        double[] range = input.pair("range").orElse(new double[] {0, 1});
        if (input.has("colour") && !input.text("colour").equals("RGB")) {
            throw new IllegalArgumentException("input.colour is %s; it has to be RGB".formatted(input.text("colour")));
        }
        Preprocessing sight = new Preprocessing(
                input.has("shape") ? size(input.sizes("shape")) : USUAL_SIZE,
                input.has("visual_degrees") ? input.number("visual_degrees") : Preprocessing.USUAL_DEGREES,
                range[0],
                range[1],
                input.has("mean") ? input.numbers("mean") : ZEROS,
                input.has("std") ? input.numbers("std") : ONES);
        input.requireAllRead();
        return sight;
    }

    /** Returns the size in a shape of [N, 3, size, size]. */
    private static int size(List<String> shape) {
        boolean isSquare =
                shape.size() == 4 && shape.get(1).equals("3") && shape.get(2).equals(shape.get(3));
        if (!isSquare || !shape.get(3).matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException(
                    "input.shape is %s; it has to be [\"N\", 3, size, size]".formatted(shape));
        }
        return Integer.parseInt(shape.get(3));
    }
}
