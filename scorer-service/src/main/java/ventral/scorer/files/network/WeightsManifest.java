package ventral.scorer.files.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import ventral.contract.network.Network;
import ventral.platform.digest.Sha256;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.SafetensorsNetwork;
import ventral.scorer.files.DescriptorFields;

/**
 * Reads and writes the JSON manifest beside a residual network's safetensors file. Its fields are {@code model}
 * (display name), {@code network} (architecture, such as {@code resnet18}), and {@code input} as in a {@link
 * NetworkManifest}.
 */
public final class WeightsManifest {

    /** Width and height of the images that torchvision's networks are trained on, in pixels. */
    static final int USUAL_SIZE = 224;

    private static final ObjectMapper JSON = new ObjectMapper();

    private WeightsManifest() {}

    /**
     * Reads a manifest.
     *
     * @throws IOException if a file does not exist, or the manifest is wrong; the message names the field
     */
    static SafetensorsNetwork read(Path weights, Path manifest) throws IOException {
        NetworkManifest.requireFile(weights);
        if (!Files.isRegularFile(manifest)) {
            throw new NoSuchFileException(
                    "there is no manifest %s; './ventral references add' installs weights with their manifest"
                            .formatted(manifest.toAbsolutePath()));
        }
        try {
            JsonNode json = JSON.readTree(manifest.toFile());
            if (!json.isObject()) {
                throw new IllegalArgumentException("the file is not an object of fields");
            }
            DescriptorFields fields = new DescriptorFields("", json);
            SafetensorsNetwork read = new SafetensorsNetwork(
                    weights,
                    Sha256.hex(weights),
                    fields.text("model"),
                    Network.of(fields.text("network")),
                    fields.has("input")
                            ? NetworkManifest.preprocessing(fields.mapping("input"))
                            : Preprocessing.ofTorchvision(USUAL_SIZE));
            fields.requireAllRead();
            return read;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(manifest, e.getMessage()), e);
        }
    }

    /** Returns the manifest of a network of torchvision: 224 by 224 pixels, with ImageNet's mean and SD. */
    static byte[] ofTorchvision(String displayName, Network network) throws IOException {
        Preprocessing preprocessing = Preprocessing.ofTorchvision(USUAL_SIZE);
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("model", displayName).put("network", network.id());
        ObjectNode input = manifest.putObject("input");
        input.putArray("shape").add("N").add(3).add(USUAL_SIZE).add(USUAL_SIZE);
        input.putArray("range").add(preprocessing.low()).add(preprocessing.high());
        input.put("colour", "RGB");
        preprocessing.mean().forEach(input.putArray("mean")::add);
        preprocessing.standardDeviation().forEach(input.putArray("std")::add);
        input.put("visual_degrees", preprocessing.visualDegrees());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }
}
