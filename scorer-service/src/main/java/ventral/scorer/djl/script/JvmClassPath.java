package ventral.scorer.djl.script;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Determines the class path with which another JVM finds the classes of this one. */
final class JvmClassPath {

    /** Jar of a packaged Quarkus application. Its own class loader, not the class path, finds most classes. */
    private static final String QUARKUS_RUNNER = "quarkus-run.jar";

    private static final List<String> QUARKUS_FOLDERS = List.of("app", "lib/boot", "lib/main");

    private JvmClassPath() {}

    /**
     * Returns the entries of a class path, each absolute, which {@code java -cp} accepts.
     *
     * @param classPath value of the property {@code java.class.path}
     * @param directory to which relative entries refer
     */
    static List<String> entries(String classPath, Path directory) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(directory::resolve)
                .flatMap(entry -> entry.endsWith(QUARKUS_RUNNER)
                        ? QUARKUS_FOLDERS.stream()
                                .map(folder -> entry.resolveSibling(folder)
                                        .resolve("*")
                                        .toString())
                        : List.of(entry.toString()).stream())
                .toList();
    }

    /** Returns the entries of this JVM. */
    static List<String> entries() {
        return entries(System.getProperty("java.class.path"), Path.of("").toAbsolutePath());
    }
}
