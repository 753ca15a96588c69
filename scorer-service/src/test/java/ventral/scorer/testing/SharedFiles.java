package ventral.scorer.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Locates recordings and golden values that are too large for the repository or belong to others. */
public final class SharedFiles {

    private SharedFiles() {}

    /** Returns the folder of recordings. If it does not exist, the calling test is skipped with a message. */
    public static Path data() {
        Path folder = Path.of(Optional.ofNullable(System.getenv("VENTRAL_DATA")).orElse("../../shared/data"));
        return existing(folder);
    }

    /** Returns the folder of golden values beside the recordings. */
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
