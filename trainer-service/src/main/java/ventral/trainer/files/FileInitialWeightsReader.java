package ventral.trainer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import ventral.trainer.run.InitialWeightsReader;
import ventral.trainer.run.Tensor;
import ventral.trainer.safetensors.MalformedSafetensorsException;
import ventral.trainer.safetensors.Safetensors;

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
