package ventral.gateway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Checks for programs of Debian packages. Tests are skipped without them, and name the package to install. */
public final class RequiredPrograms {

    private RequiredPrograms() {}

    /** Returns the program of that name on the PATH. */
    public static Path require(String program, String debianPackage) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(), "there is no %s on the PATH: apt-get install %s".formatted(program, debianPackage));
        return found.orElseThrow();
    }

    /** Requires a file that is not a program; see {@link #require}. */
    public static void requireFile(Path file, String debianPackage) {
        assumeTrue(Files.exists(file), "there is no %s: apt-get install %s".formatted(file, debianPackage));
    }
}
