package ventral.trainer.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.InitialWeightsReader;

/** Reads initial weights from a safetensors file on this machine. */
public final class FileInitialWeightsReader implements InitialWeightsReader {

    @Override
    public SortedMap<String, Tensor> read(String path) {
        try {
            return SafetensorsFile.read(Path.of(path));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "initial_weights %s cannot be read where this trainer runs: %s".formatted(path, e), e);
        }
    }
}
