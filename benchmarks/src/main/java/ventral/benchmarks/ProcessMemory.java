package ventral.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads the memory of this process, Java and native libraries together; 0 where the system does not provide it. */
public final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    public static long residentBytes() {
        return entry("VmRSS:");
    }

    /** Returns the peak memory. */
    public static long peakBytes() {
        return entry("VmHWM:");
    }

    private static long entry(String name) {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
