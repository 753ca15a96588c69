package ventral.cli.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ventral.platform.digest.Sha256;

/** Copies files that are named by their content, and skips those that exist at the target. */
public final class FileCopier {

    private final Path folder;
    private final Set<Path> seen = new HashSet<>();
    private final List<Path> gone = new ArrayList<>();
    private int copied;

    /**
     * Creates the target folder.
     *
     * @param folder folder to copy to
     */
    public FileCopier(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
    }

    /**
     * Copies a file unless it exists at the target with the same size. Notes a file that does not exist as gone.
     *
     * @param sha256 expected SHA-256 of the file
     * @throws IOException if the file has another digest, or cannot be copied
     */
    public void add(Path file, byte[] sha256) throws IOException {
        Path target = folder.resolve(file.getFileName());
        if (!seen.add(target)) {
            return;
        }
        try {
            if (!Files.exists(target) || Files.size(target) != Files.size(file)) {
                copy(file, target, sha256);
                copied++;
            }
        } catch (NoSuchFileException e) {
            gone.add(file);
        }
    }

    private static void copy(Path file, Path target, byte[] sha256) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        MessageDigest digest = Sha256.create();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            Files.copy(file, out);
        }
        if (!MessageDigest.isEqual(digest.digest(), sha256)) {
            Files.delete(part);
            throw new IOException(file + " is damaged: its SHA-256 is not the one it was stored with");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns the number of files copied. */
    public int copied() {
        return copied;
    }

    /** Returns the number of added files that are in the folder now, including those that an earlier backup copied. */
    public int present() {
        return seen.size() - gone.size();
    }

    /**
     * Returns the files that were added but do not exist: resume points that were replaced and deleted meanwhile, or
     * lost files.
     */
    public List<Path> gone() {
        return List.copyOf(gone);
    }
}
