package ventral.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Reads and deletes artifacts in files. */
public final class FileArtifactAccess implements ArtifactAccess {

    private static final Logger LOG = LoggerFactory.getLogger(FileArtifactAccess.class);

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256) throws DamagedArtifactException {
        Path path = Path.of(uri);
        try (InputStream in = Files.newInputStream(path)) {
            return ArtifactDigest.read(uri, sha256, in);
        } catch (DamagedArtifactException e) {
            throw e;
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(path.resolveSibling("."))) {
                throw new DamagedArtifactException(path + " is gone", e);
            }
            throw unavailable(path, e);
        } catch (IOException e) {
            throw unavailable(path, e);
        }
    }

    private static ArtifactStoreUnavailableException unavailable(Path path, IOException e) {
        return new ArtifactStoreUnavailableException(
                "cannot read %s: %s; retrying until %s is available".formatted(path, reason(e), path.getParent()), e);
    }

    /**
     * Returns the reason of an exception. The message of some exceptions about files is only the file's name, and their
     * class tells the rest.
     */
    static String reason(IOException e) {
        return e.getMessage() == null || e instanceof NoSuchFileException ? e.toString() : e.getMessage();
    }

    @Override
    public InputStream open(URI uri, long offset) throws IOException {
        try {
            return Channels.newInputStream(
                    FileChannel.open(Path.of(uri), StandardOpenOption.READ).position(offset));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "%s does not exist on this machine: make the trainers' artifacts available under the same path"
                            .formatted(uri),
                    e);
        }
    }

    @Override
    public void delete(URI uri) {
        try {
            Files.deleteIfExists(Path.of(uri));
        } catch (IOException e) {
            LOG.warn("cannot delete {}, which is no longer needed: {}", uri, e.toString());
        }
    }
}
