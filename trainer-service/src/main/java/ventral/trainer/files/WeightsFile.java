package ventral.trainer.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import ventral.trainer.run.InitialWeights;
import ventral.trainer.run.Tensor;

/** Weights in a safetensors file on this machine. */
public final class WeightsFile implements InitialWeights {

    @Override
    public SortedMap<String, Tensor> read(String path) {
        try {
            return Safetensors.read(ByteBuffer.wrap(Files.readAllBytes(Path.of(path))));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "initial_weights %s cannot be read where this trainer runs: %s".formatted(path, e), e);
        }
    }
}
