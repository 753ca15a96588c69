package ventral.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reports once when the free space of a folder's file system falls below a watermark, and once when it has risen again.
 * Thread-safe.
 */
public final class DiskWatermark {

    /** Watermark where none is configured. */
    public static final long DEFAULT_BYTES = 2L << 30;

    private final Path folder;
    private final long bytes;
    private final FreeSpace space;
    private final Consumer<String> reports;
    private boolean isLow;

    /** Measures the free space of a folder's file system. */
    interface FreeSpace {

        long bytes(Path folder) throws IOException;
    }

    /**
     * Creates a watermark; it measures at each {@link #check}.
     *
     * @param bytes free space below which the file system is reported; 0 for never
     */
    public DiskWatermark(Path folder, long bytes, Consumer<String> reports) {
        this(folder, bytes, DiskWatermark::freeBytes, reports);
    }

    DiskWatermark(Path folder, long bytes, FreeSpace space, Consumer<String> reports) {
        this.folder = folder;
        this.bytes = bytes;
        this.space = space;
        this.reports = reports;
    }

    /** Returns the number of bytes that this user may still write to a folder's file system. */
    public static long freeBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Measures the free space, and reports it if it has crossed the watermark since the last check. */
    public synchronized void check() {
        long free;
        try {
            free = space.bytes(folder);
        } catch (IOException e) {
            return; // whoever writes to the folder reports that it is unavailable
        }
        if (free < bytes && !isLow) {
            reports.accept(
                    "%s has %d MiB of free space, less than %d MiB; delete files or give it a larger disk, because work waits while it is full"
                            .formatted(folder, free >> 20, bytes >> 20));
        } else if (free >= bytes && isLow) {
            reports.accept("%s has %d MiB of free space again".formatted(folder, free >> 20));
        }
        isLow = free < bytes;
    }
}
