package ventral.cli.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Copies of files that are named by their content: one that is there is not copied again. */
public final class FileCopies {

    private final Path folder;
    private final Set<Path> seen = new HashSet<>();
    private final List<Path> gone = new ArrayList<>();
    private int copied;

    /** @param folder where they go */
    public FileCopies(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
    }

    /**
     * @param sha256 what the file must have
     * @throws IOException if it has another, or cannot be copied
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
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            Files.copy(file, out);
        }
        if (!MessageDigest.isEqual(digest.digest(), sha256)) {
            Files.delete(part);
            throw new IOException(file + " is damaged: its SHA-256 is not the one it was stored with");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Files that were copied. */
    public int copied() {
        return copied;
    }

    /** Files that are in the folder now, those of earlier backups that are named still among them. */
    public int present() {
        return seen.size() - gone.size();
    }

    /** Files that are named and not there: states that were taken up again and deleted meanwhile, or lost ones. */
    public List<Path> gone() {
        return List.copyOf(gone);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
