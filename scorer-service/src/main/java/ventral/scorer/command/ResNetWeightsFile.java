package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.scorer.candidate.ResNetWeights;
import ventral.scorer.pytorch.StateDictFile;

/** Reads weights of torchvision's residual networks from safetensors files or files of {@code torch.save}. */
final class ResNetWeightsFile {

    private static final String SAFETENSORS = ".safetensors";
    private static final String STATE_DICT = ".pth";

    private ResNetWeightsFile() {}

    /** Returns whether a file holds weights and not TorchScript, judging by its name. */
    static boolean isWeights(Path file) {
        return file.toString().endsWith(SAFETENSORS) || file.toString().endsWith(STATE_DICT);
    }

    /**
     * Reads weights and checks every tensor.
     *
     * @throws IOException if the file does not hold intact weights of a supported network; the message names the file
     */
    static ResNetWeights read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("there is no file %s".formatted(file.toAbsolutePath()));
        }
        if (!isWeights(file)) {
            throw new IOException("the name of %s ends in neither %s nor %s; weights are read only from such files"
                    .formatted(file, SAFETENSORS, STATE_DICT));
        }
        try {
            return ResNetWeights.of(
                    file.toString().endsWith(SAFETENSORS) ? SafetensorsFile.read(file) : StateDictFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
