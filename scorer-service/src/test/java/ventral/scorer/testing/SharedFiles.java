package ventral.scorer.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Recordings and golden numbers that are too large, or not ours, to lie in the repository. */
public final class SharedFiles {

    private SharedFiles() {}

    /** The folder of recordings. Without it, the test that asks is skipped and says so. */
    public static Path data() {
        Path folder = Path.of(Optional.ofNullable(System.getenv("VENTRAL_DATA")).orElse("../../shared/data"));
        return existing(folder);
    }

    /** A folder of golden numbers, which lie beside the recordings. */
    public static Path golden() {
        return existing(data().resolveSibling("golden"));
    }

    private static Path existing(Path folder) {
        Path full = folder.toAbsolutePath().normalize();
        String reason = "there is no folder %s; set VENTRAL_DATA".formatted(full);
        if (!Files.isDirectory(full)) {
            System.err.println("SKIPPED: " + reason);
        }
        assumeTrue(Files.isDirectory(full), reason);
        return full;
    }
}
