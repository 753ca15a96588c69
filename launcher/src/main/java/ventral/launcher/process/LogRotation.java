package ventral.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rotates the logs of a folder by size while processes append to them: copies {@code part.log} to {@code part.1.log} and
 * truncates it. A process keeps its file open, so the file cannot be moved. Lines that are written between the copy and
 * the truncation are lost.
 */
public final class LogRotation implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Name of a log that a process writes to. The name of a rotated or former log has one more part. */
    private static final Pattern CURRENT = Pattern.compile("([^.]+)\\.log");

    private final Path folder;
    private final LogLimit limit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "log-rotation");
        thread.setDaemon(true);
        return thread;
    });

    LogRotation(Path folder, LogLimit limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Starts to check the logs every few seconds, until the rotation is closed. */
    public static LogRotation start(Path folder, LogLimit limit) {
        LogRotation rotation = new LogRotation(folder, limit);
        rotation.timer.scheduleWithFixedDelay(
                rotation::rotateAll, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return rotation;
    }

    /** Rotates each log that has reached the limit. */
    void rotateAll() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> current =
                    files.filter(file -> CURRENT.matcher(name(file)).matches()).toList();
            for (Path log : current) {
                if (Files.size(log) >= limit.fileBytes()) {
                    rotate(log);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // a log that cannot be read or truncated now is tried again at the next interval
        }
    }

    private void rotate(Path log) throws IOException {
        String part = CURRENT.matcher(name(log)).replaceFirst("$1");
        // One channel, because a restart may move the log away and begin another one.
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try {
                keep(part, file);
            } finally { // also if the disk has no space for the copy: the log must not fill it
                file.truncate(0);
            }
        }
    }

    private void keep(String part, FileChannel log) throws IOException {
        for (int number = limit.fileCount() - 1; number > 1; number--) {
            Path older = folder.resolve("%s.%d.log".formatted(part, number - 1));
            if (Files.exists(older)) {
                Files.move(
                        older,
                        folder.resolve("%s.%d.log".formatted(part, number)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (limit.fileCount() > 1) {
            copyEnd(log, folder.resolve(part + ".1.log"));
        }
    }

    /** Copies the end of a log, at most as much as the limit: it may have grown beyond the limit since the last check. */
    private void copyEnd(FileChannel from, Path copy) throws IOException {
        try (FileChannel to = FileChannel.open(
                copy, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            long end = from.size();
            long position = Math.max(0, end - limit.fileBytes());
            while (position < end) {
                long count = from.transferTo(position, end - position, to);
                if (count <= 0) {
                    return; // the log was truncated by somebody else
                }
                position += count;
            }
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
