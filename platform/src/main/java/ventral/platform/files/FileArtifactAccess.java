package ventral.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Reads and deletes artifacts in files: regular files below given folders, to which symbolic links may lead. */
public final class FileArtifactAccess implements ArtifactAccess {

    private static final Logger LOG = LoggerFactory.getLogger(FileArtifactAccess.class);

    private final List<Path> folders;

    /**
     * Creates the access.
     *
     * @param folders below which files are read and deleted; symbolic links in their own paths are followed
     */
    public FileArtifactAccess(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        Path path = Path.of(uri);
        try (InputStream in = Files.newInputStream(resolve(path))) {
            return ArtifactDigest.read(uri, sha256, sizeBytes, in);
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

    /**
     * Returns the path without symbolic links.
     *
     * @throws DamagedArtifactException if it is not a regular file, or leads out of the folders
     */
    private Path resolve(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!isInFolder(real)) {
            throw new DamagedArtifactException(
                    "%s leads out of the folders of artifacts, %s".formatted(path, folders), null);
        }
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedArtifactException(path + " is not a regular file", null);
        }
        return real;
    }

    private boolean isInFolder(Path real) throws IOException {
        for (Path folder : folders) {
            if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static ArtifactStoreUnavailableException unavailable(Path path, IOException e) {
        return new ArtifactStoreUnavailableException(
                "cannot read %s: %s; retrying until %s is available".formatted(path, reason(e), path.getParent()), e);
    }

    /**
     * Returns the reason of an exception. The message of some exceptions about files is only the file's name; then the
     * reason includes the exception's class.
     */
    static String reason(IOException e) {
        return e.getMessage() == null || e instanceof NoSuchFileException ? e.toString() : e.getMessage();
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        try {
            return Channels.newInputStream(FileChannel.open(resolve(Path.of(uri)), StandardOpenOption.READ)
                    .position(offset));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "%s does not exist on this machine: make the trainers' artifacts available under the same path"
                            .formatted(uri),
                    e);
        }
    }

    @Override
    public void delete(URI uri, String sha256) {
        try {
            Files.deleteIfExists(resolve(Path.of(uri)));
        } catch (NoSuchFileException e) {
            return; // it is deleted already
        } catch (IOException e) {
            LOG.warn("cannot delete {}, which is no longer needed: {}", uri, e.toString());
        }
    }
}
