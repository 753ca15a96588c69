package ventral.cli.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.ConditionPoller;
import ventral.launcher.process.LogTail;

/**
 * A file system in memory, mounted on a folder in a mount namespace of its own, so that no rights are needed and only
 * processes that are started in the namespace see it.
 */
final class SmallFileSystem implements AutoCloseable {

    /** Enough for the artifacts of some hundred sweeps. When it is filled, it takes as much memory. */
    private static final long SIZE_BYTES = 512L << 20;

    private static final Duration MOUNT_LIMIT = Duration.ofSeconds(20);
    private static final long STOP_SECONDS = 5;
    private static final String MOUNTED = ".mounted";
    private static final String BALLAST = ".ballast";

    private final ChildProcess holder;
    private final Path folder;

    private SmallFileSystem(ChildProcess holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /**
     * Mounts a file system on a folder.
     *
     * @throws IOException if this machine does not allow it; the message is the reason
     */
    static SmallFileSystem mount(Path folder, Path log) throws IOException {
        ChildProcess holder = ChildProcess.start(
                List.of("unshare", "--user", "--map-root-user", "--mount"),
                List.of(
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=%d none \"$1\" && touch \"$1/%s\" && exec sleep infinity"
                                .formatted(SIZE_BYTES, MOUNTED),
                        "sh",
                        folder.toString()),
                folder,
                Map.of(),
                log,
                ChildProcess.Signal.TERM);
        SmallFileSystem mounted = new SmallFileSystem(holder, folder);
        Path marker = mounted.seenFromOutside(folder.resolve(MOUNTED));
        ConditionPoller.until(MOUNT_LIMIT, () -> !holder.isAlive() || Files.exists(marker));
        if (!holder.isAlive() || !Files.exists(marker)) {
            holder.stop(STOP_SECONDS);
            throw new IOException("no file system can be mounted in a user namespace\n" + LogTail.of(log));
        }
        Files.delete(marker);
        return mounted;
    }

    /** Returns the commands that start a program in the namespace. */
    List<String> wrapper() {
        return List.of(
                "nsenter", "--target", Long.toString(holder.pid()), "--user", "--mount", "--preserve-credentials");
    }

    /** Returns the path at which a process outside the namespace reaches a file. */
    Path seenFromOutside(Path path) {
        return Path.of("/proc", Long.toString(holder.pid()), "root")
                .resolve(Path.of("/").relativize(path.toAbsolutePath()));
    }

    /** Leaves no free space. */
    void fill() throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (long written = 0; written < 2 * SIZE_BYTES; written += block.length) {
                out.write(block);
            }
            throw new IllegalStateException("the file system of %s has no limit".formatted(folder));
        } catch (IOException e) {
            return; // it is full
        }
    }

    /** Frees the space again. */
    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return seenFromOutside(folder.resolve(BALLAST));
    }

    @Override
    public void close() {
        holder.stop(STOP_SECONDS);
    }
}
