package ventral.render.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads the resident memory of this process, Java heap and native libraries together. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ENTRY = "VmRSS:";

    private ResidentMemory() {}

    /** Returns the resident memory in megabytes; empty if the system does not report it. */
    static OptionalLong megabytes() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ENTRY))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
