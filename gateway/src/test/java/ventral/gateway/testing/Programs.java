package ventral.gateway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What of Debian's packages tests need. Without it they are skipped, and say what would install it. */
public final class Programs {

    private Programs() {}

    /** The program of that name on the PATH. */
    public static Path require(String program, String debianPackage) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(), "there is no %s on the PATH: apt-get install %s".formatted(program, debianPackage));
        return found.orElseThrow();
    }

    /** As {@link #require}, of a file that is no program. */
    public static void requireFile(Path file, String debianPackage) {
        assumeTrue(Files.exists(file), "there is no %s: apt-get install %s".formatted(file, debianPackage));
    }
}
