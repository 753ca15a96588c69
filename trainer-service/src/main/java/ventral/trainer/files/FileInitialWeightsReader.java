package ventral.trainer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import ventral.platform.safetensors.MalformedSafetensorsException;
import ventral.platform.safetensors.Safetensors;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.InitialWeightsReader;

/** Reads initial weights from a safetensors file on this machine. */
public final class FileInitialWeightsReader implements InitialWeightsReader {

    @Override
    public SortedMap<String, Tensor> read(String path) {
        Path file = Path.of(path);
        try (InputStream in = Files.newInputStream(file)) {
            return Safetensors.read(in, Files.size(file));
        } catch (IOException | MalformedSafetensorsException e) {
            throw new IllegalArgumentException(
                    "initial_weights %s cannot be read where this trainer runs: %s".formatted(path, e), e);
        }
    }
}
