package ventral.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures the records that a broker stores. Its indexes are sparse files, whose length says nothing. */
final class BrokerFiles {

    private BrokerFiles() {}

    /** Returns the bytes of the log files below a folder, from which the broker deletes files meanwhile. */
    static long logBytes(Path folder) {
        List<Path> unread = new ArrayList<>(List.of(folder));
        long bytes = 0;
        while (!unread.isEmpty()) {
            try (Stream<Path> inside = Files.list(unread.remove(unread.size() - 1))) {
                for (Path path : inside.toList()) {
                    if (Files.isDirectory(path)) {
                        unread.add(path);
                    } else if (path.toString().endsWith(".log")) {
                        bytes += path.toFile().length(); // 0 if it is deleted by now
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                // the folder of a topic that is deleted by now
            }
        }
        return bytes;
    }
}
