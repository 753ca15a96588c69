package ventral.trainer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.platform.tensor.Tensor;
import ventral.trainer.learner.InitialWeightsReader;

/**
 * Reads initial weights from safetensors files in configured folders of this machine. Any client of the API names the
 * file, so an error about a path outside the folders says nothing of what is there.
 */
public final class FileInitialWeightsReader implements InitialWeightsReader {

    private static final String KEY = "ventral.trainer.initial-weights";

    private final List<Path> folders;

    /**
     * Creates a reader.
     *
     * @param folders below which files are read; if there are none, every file is refused
     */
    public FileInitialWeightsReader(List<Path> folders) {
        this.folders = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
    }

    @Override
    public SortedMap<String, Tensor> read(String path) {
        Path file = Path.of(path).normalize();
        if (folders.stream().noneMatch(file::startsWith)) {
            throw new IllegalArgumentException(
                    "initial_weights %s is not in a folder from which this trainer takes weights; name a file below one of the folders in %s"
                            .formatted(path, KEY));
        }
        Path regular = regularFile(file);
        if (regular == null) {
            throw new IllegalArgumentException(
                    "initial_weights %s is not a file that this trainer can read; put a regular file there"
                            .formatted(path));
        }
        try {
            return SafetensorsFile.read(regular);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "initial_weights %s cannot be read where this trainer runs: %s".formatted(path, e), e);
        }
    }

    /** Returns the file without symbolic links; null if it is missing, not a regular file, or leads out of the folders. */
    private @Nullable Path regularFile(Path file) {
        try {
            Path real = file.toRealPath();
            for (Path folder : folders) {
                if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                    return Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) ? real : null;
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
