package ventral.platform.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Stores artifacts as safetensors files in a folder, each named by the SHA-256 of its bytes. */
public final class FileArtifactStore implements ArtifactStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileArtifactStore.class);

    private static final String UNFINISHED = "unfinished-";
    private static final String SUFFIX = ".tmp";

    /** Age from which an unfinished file is abandoned: no write of an artifact takes as long. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final String prefix;
    private final DiskWatermark watermark;
    private final FileArtifactAccess files;

    private FileArtifactStore(Path folder, String prefix, DiskWatermark watermark) {
        this.folder = folder;
        this.prefix = prefix;
        this.watermark = watermark;
        this.files = new FileArtifactAccess(List.of(folder));
    }

    /**
     * Opens a store in a folder, which is created if it does not exist. Deletes the files that a killed process left
     * unfinished more than a day ago.
     *
     * @throws IOException if the folder cannot be created
     */
    public static FileArtifactStore at(Path folder) throws IOException {
        return at(folder, new DiskWatermark(folder, 0, report -> {}));
    }

    /**
     * Opens a store in a folder, which is created if it does not exist.
     *
     * @param watermark is checked after each artifact that is stored
     * @throws IOException if the folder cannot be created
     */
    public static FileArtifactStore at(Path folder, DiskWatermark watermark) throws IOException {
        Path created = Files.createDirectories(folder.toAbsolutePath().normalize());
        deleteAbandoned(created);
        return new FileArtifactStore(created, "", watermark);
    }

    private static void deleteAbandoned(Path folder) {
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, UNFINISHED + "*" + SUFFIX)) {
            for (Path file : unfinished) {
                if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(limit)
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                    LOG.info("deleted {}, which a process left unfinished", file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) { // they only take space
            LOG.warn("cannot delete unfinished artifacts in {}: {}", folder, e.toString());
        }
    }

    /** Returns a store in the same folder for files of one owner: equal tensors of two owners are two files. */
    public FileArtifactStore of(String owner) {
        return new FileArtifactStore(folder, owner + "-", watermark);
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        try {
            Artifact artifact = write(tensors);
            watermark.check();
            return artifact;
        } catch (IOException e) {
            throw new ArtifactStoreUnavailableException(
                    "cannot store an artifact in %s: %s; retrying until the folder is available and has free space"
                            .formatted(folder, FileArtifactAccess.reason(e)),
                    e);
        }
    }

    /** Writes the tensors under a temporary name, because their digest is known only after the last of them. */
    private Artifact write(SortedMap<String, Tensor> tensors) throws IOException {
        Path unfinished = Files.createTempFile(folder, UNFINISHED, SUFFIX);
        try {
            ArtifactDigest digest;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
                digest = ArtifactDigest.write(tensors, out);
            }
            Path finished = folder.resolve(prefix + digest.fileName());
            if (!isThere(finished, digest)) {
                DurableFiles.publish(unfinished, finished);
            }
            return new Artifact(finished.toUri(), digest.sha256(), digest.sizeBytes());
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Returns true if the file exists and is undamaged. Runs that start alike then do not wait for the disk again. */
    private static boolean isThere(Path file, ArtifactDigest digest) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ArtifactDigest.of(in).equals(digest);
        }
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        return files.get(uri, sha256, sizeBytes);
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        return files.open(uri, sha256, offset);
    }

    @Override
    public void delete(URI uri, String sha256) {
        files.delete(uri, sha256);
    }
}
