package ventral.scorer.candidate;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * Network in a TorchScript file whose outputs are its layers.
 *
 * @param sha256 of the file, in lower-case hexadecimal
 * @param displayName name shown to users
 * @param outputs names of all outputs, in order
 * @param layers outputs that may be committed to a region, in order
 */
public record TorchScriptNetwork(
        Path file,
        String sha256,
        String displayName,
        List<String> outputs,
        List<String> layers,
        Preprocessing preprocessing)
        implements ReferenceNetwork {

    public TorchScriptNetwork {
        outputs = List.copyOf(outputs);
        layers = List.copyOf(layers);
        if (new HashSet<>(outputs).size() < outputs.size()) {
            throw new IllegalArgumentException("two outputs have the same name in %s".formatted(outputs));
        }
        for (String layer : layers) {
            if (!outputs.contains(layer)) {
                throw new IllegalArgumentException("there is no layer %s, only %s".formatted(layer, outputs));
            }
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("there are no layers; name at least one");
        }
    }
}
