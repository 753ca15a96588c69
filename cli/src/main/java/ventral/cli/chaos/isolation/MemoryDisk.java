package ventral.cli.chaos.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system in memory, mounted on a folder. It takes as much memory as it contains, also while it is full: it is
 * filled by lowering its limit to what it contains.
 */
public final class MemoryDisk implements AutoCloseable {

    private static final int ATTEMPTS = 50;
    private static final long PAGE_BYTES = 4096;

    private final Path folder;
    private final long sizeBytes;

    private MemoryDisk(Path folder, long sizeBytes) {
        this.folder = folder;
        this.sizeBytes = sizeBytes;
    }

    /**
     * Mounts an empty file system on a folder, which this process must have the right to do, see {@link OwnNamespaces}.
     *
     * @param folder created if it is missing
     */
    public static MemoryDisk mount(Path folder, long sizeBytes) throws IOException {
        Files.createDirectories(folder);
        ShellCommand.run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + sizeBytes, "none", folder.toString());
        return new MemoryDisk(folder, sizeBytes);
    }

    /** Leaves no free space. */
    public void fill() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                limit(Math.max(PAGE_BYTES, usedBytes()));
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                // more was written since the used space was read
            }
        }
    }

    /** Allows as much space as at first. */
    public void free() throws IOException {
        limit(sizeBytes);
    }

    private void limit(long bytes) throws IOException {
        ShellCommand.run("mount", "-o", "remount,size=" + bytes, folder.toString());
    }

    private long usedBytes() {
        return folder.toFile().getTotalSpace() - folder.toFile().getFreeSpace();
    }

    /** Unmounts the file system. What it contains is lost once no process has it open. */
    @Override
    public void close() throws IOException {
        ShellCommand.run("umount", "--lazy", folder.toString());
    }
}
