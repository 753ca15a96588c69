package ventral.trainer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.jboss.logging.Logger;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.ArtifactAccess;
import ventral.trainer.run.ArtifactStoreUnavailableException;
import ventral.trainer.run.DamagedArtifactException;
import ventral.trainer.run.Tensor;
import ventral.trainer.safetensors.ArtifactDigest;

/** Reads and deletes artifacts in files. */
public final class FileArtifactAccess implements ArtifactAccess {

    private static final Logger LOG = Logger.getLogger(FileArtifactAccess.class);

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
            LOG.warnf("cannot delete %s, which is no longer needed: %s", artifact.uri(), e);
        }
    }
}
