package ventral.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.digest.Sha256;
import ventral.platform.files.DurableFiles;

/**
 * Copies artifacts in files to a folder. Skips those that the folder holds undamaged. A copy gets its name once it is
 * complete and on disk.
 */
public final class FileCopier {

    private final Path folder;
    private final ArtifactAccess source;
    private final Set<Path> seen = new HashSet<>();
    private final List<URI> gone = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int copied;

    /**
     * Creates the target folder.
     *
     * @param folder folder to copy to
     * @param source decides which artifacts may be read
     */
    public FileCopier(Path folder, ArtifactAccess source) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
        this.source = source;
    }

    /**
     * Copies an artifact unless the folder holds it with its digest. Notes an artifact that does not exist as gone, and
     * one that may not be read or is damaged as refused.
     *
     * @param uri URI of a file
     * @param sha256 expected SHA-256 of the file, in lower-case hexadecimal
     * @throws IOException if the copy cannot be written
     */
    public void add(URI uri, String sha256) throws IOException {
        Path target = folder.resolve(Path.of(uri).getFileName().toString());
        if (!seen.add(target)
                || Files.isRegularFile(target) && Sha256.hex(target).equals(sha256)) {
            return;
        }
        InputStream file = open(uri, sha256);
        if (file != null) {
            try (file) {
                copy(uri, file, target, sha256);
            }
        }
    }

    private @Nullable InputStream open(URI uri, String sha256) {
        try {
            return source.open(uri, sha256, 0);
        } catch (IOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                gone.add(uri);
            } else {
                refused.add(String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private void copy(URI uri, InputStream file, Path target, String sha256) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        MessageDigest digest = Sha256.create();
        try (OutputStream out = Files.newOutputStream(part)) {
            new DigestInputStream(file, digest).transferTo(out);
        }
        if (!Sha256.hex(digest).equals(sha256)) {
            Files.delete(part);
            refused.add("%s is damaged: its SHA-256 is not the one it was stored with".formatted(uri));
            return;
        }
        DurableFiles.publish(part, target);
        copied++;
    }

    /** Returns the number of files copied. */
    public int copied() {
        return copied;
    }

    /** Returns the number of added files that are in the folder now, including those that an earlier backup copied. */
    public int present() {
        return seen.size() - gone.size() - refused.size();
    }

    /**
     * Returns the artifacts that were added but do not exist: those of resume points that were replaced and deleted
     * meanwhile, or lost files.
     */
    public List<URI> gone() {
        return List.copyOf(gone);
    }

    /** Returns why artifacts that exist were not copied. Each message names the artifact. */
    public List<String> refused() {
        return List.copyOf(refused);
    }
}
