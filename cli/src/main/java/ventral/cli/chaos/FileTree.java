package ventral.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes, empties and copies folders. */
final class FileTree {

    private FileTree() {}

    static void delete(Path folder) throws IOException {
        for (Path path : contents(folder, Comparator.reverseOrder())) {
            Files.deleteIfExists(path);
        }
    }

    /** Deletes everything in a folder, which may be the root of a file system. */
    static void empty(Path folder) throws IOException {
        for (Path path : contents(folder, Comparator.reverseOrder())) {
            if (!path.equals(folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Copies a folder with everything in it. */
    static void copy(Path folder, Path target) throws IOException {
        for (Path path : contents(folder, Comparator.naturalOrder())) {
            Files.copy(path, target.resolve(folder.relativize(path).toString()));
        }
    }

    private static List<Path> contents(Path folder, Comparator<Path> order) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(order).toList();
        }
    }
}
