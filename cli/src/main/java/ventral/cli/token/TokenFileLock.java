package ventral.cli.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.cli.output.CommandException;

/**
 * A lock on a token file that a command holds from reading to writing, so that of two commands none undoes the other's
 * change. It is a lock on a file beside it, {@code NAME.lock}, which stays, because each change replaces the token file.
 */
record TokenFileLock(FileChannel channel) implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

    /**
     * Waits for the lock.
     *
     * @throws CommandException if another command holds it for too long, or if the file of the lock cannot be written
     */
    static TokenFileLock acquire(Path file) throws CommandException {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path lock = target.resolveSibling(target.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(
                    lock,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                await(channel, lock);
                return new TokenFileLock(channel);
            } catch (IOException | CommandException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CommandException("cannot lock the file of tokens '%s': %s".formatted(file, e), e);
        }
    }

    private static void await(FileChannel channel, Path lock) throws IOException, CommandException {
        long start = System.nanoTime();
        while (tryLock(channel) == null) {
            if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                throw new CommandException("another command has locked '%s' for %d s: end it, and try again"
                        .formatted(lock, TIMEOUT.toSeconds()));
            }
            try {
                Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("interrupted while waiting for '%s'".formatted(lock), e);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another thread of this process
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws CommandException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CommandException("cannot unlock the file of tokens: %s".formatted(e), e);
        }
    }
}
