package ventral.cli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ventral.platform.digest.Sha256;

/** Verifies copied files by the SHA-256 with which records name them, each file once. */
public final class FileVerifier {

    private final Map<Path, String> digests = new HashMap<>();
    private final Set<Path> missing = new LinkedHashSet<>();

    /**
     * Returns true if the file has the digest. Returns true for a file that does not exist, too, and notes it as
     * missing: its absence is known before the restore, and a run falls back to an earlier state.
     *
     * @param sha256 expected SHA-256 of the file, in lower-case hexadecimal
     * @throws IOException if the file cannot be read
     */
    public boolean isUndamaged(Path file, String sha256) throws IOException {
        if (!Files.exists(file)) {
            missing.add(file);
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String digest = digests.get(file);
        if (digest == null) {
            digest = Sha256.hex(file);
            digests.put(file, digest);
        }
        return digest.equals(sha256);
    }

    /** Returns the number of files that were read. */
    public int verifiedCount() {
        return digests.size();
    }

    /** Returns the files that do not exist. */
    public List<Path> missing() {
        return List.copyOf(missing);
    }
}
