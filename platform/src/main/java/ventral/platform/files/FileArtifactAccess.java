package ventral.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Reads and deletes artifacts in files. */
public final class FileArtifactAccess implements ArtifactAccess {

    private static final Logger LOG = LoggerFactory.getLogger(FileArtifactAccess.class);

    @Override
    public SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException {
        Path path = Path.of(artifact.uri());
        try (InputStream in = Files.newInputStream(path)) {
            return ArtifactDigest.read(artifact, in);
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(path.resolveSibling("."))) {
                throw new DamagedArtifactException(path + " is gone", e);
            }
            throw away(path, e);
        } catch (IOException e) {
            throw away(path, e);
        }
    }

    private static ArtifactStoreUnavailableException away(Path path, IOException e) {
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
    public void delete(Artifact artifact) {
        try {
            Files.deleteIfExists(Path.of(artifact.uri()));
        } catch (IOException e) {
            LOG.warn("cannot delete {}, which is no longer needed: {}", artifact.uri(), e.toString());
        }
    }
}
