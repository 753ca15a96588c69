package ventral.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.benchmarks.load.sample.ProcessStatus;

/** Reads what a process uses from {@code /proc}. */
final class ProcessReader {

    private static final Path PROC = Path.of("/proc");

    /**
     * Memory, file handles and threads of one or more processes. Memory that processes share counts once for all of
     * them, see the proportional set size in proc(5).
     *
     * @param fileCount open file handles
     */
    record ProcessUse(long memoryBytes, long fileCount, long threadCount) {

        ProcessUse plus(ProcessUse other) {
            return new ProcessUse(
                    memoryBytes + other.memoryBytes, fileCount + other.fileCount, threadCount + other.threadCount);
        }
    }

    private ProcessReader() {}

    /** Reads a process; returns null if it has ended, or belongs to another user. */
    static @Nullable ProcessUse read(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        try (Stream<Path> files = Files.list(folder.resolve("fd"))) {
            ProcessStatus status = ProcessStatus.parse(
                    Files.readString(folder.resolve("status")), Files.readString(folder.resolve("smaps_rollup")));
            return new ProcessUse(status.memoryBytes(), files.count(), status.threadCount());
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    /** Reads a process and its descendants together; returns null if the process itself cannot be read. */
    static @Nullable ProcessUse readTree(long pid) {
        ProcessUse all = read(pid);
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (all == null || process == null) {
            return null;
        }
        for (ProcessHandle child : process.descendants().toList()) {
            ProcessUse use = read(child.pid());
            all = use == null ? all : all.plus(use);
        }
        return all;
    }
}
