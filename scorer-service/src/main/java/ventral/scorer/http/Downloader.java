package ventral.scorer.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Downloads files. Resumes an incomplete download, rejects a file with another digest, and lets only one process or
 * thread at a time download a file.
 */
public final class Downloader {

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final HttpClient client;
    private final DownloadRetryPolicy retries;

    public Downloader(DownloadRetryPolicy retries) {
        this.retries = retries;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(retries.silence())
                .build();
    }

    /** Outcome of a download. */
    public enum DownloadOutcome {
        ALREADY_THERE,
        FETCHED
    }

    /**
     * Downloads a file to its target and verifies its digest. Nothing is requested if the target already has the
     * digest.
     *
     * @throws DownloadFailedException if the download fails and a retry does not help; the message is for the user
     * @throws IOException if the target's folder cannot be written
     */
    public DownloadOutcome fetch(DownloadRequest download, DownloadListener listener)
            throws IOException, InterruptedException {
        Path target = download.target();
        if (Files.isRegularFile(target) && Sha1.of(target).equals(download.sha1())) {
            return DownloadOutcome.ALREADY_THERE;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (FileChannel channel =
                        FileChannel.open(download.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = acquire(channel, download, listener)) {
            DownloadOutcome outcome = DownloadOutcome.ALREADY_THERE; // another download may have finished meanwhile
            if (!isThere(download, listener)) {
                download(download, listener);
                outcome = DownloadOutcome.FETCHED;
            }
            // Whoever waits for the lock then finds the file, so the lock file is no longer needed
            Files.deleteIfExists(download.lock());
            return outcome;
        }
    }

    private static boolean isThere(DownloadRequest download, DownloadListener listener) throws IOException {
        if (!Files.isRegularFile(download.target())) {
            return false;
        }
        String found = Sha1.of(download.target());
        if (found.equals(download.sha1())) {
            return true;
        }
        listener.onMessage("%s has the SHA-1 %s, not %s; downloading it again"
                .formatted(download.target(), found, download.sha1()));
        return false;
    }

    private void download(DownloadRequest download, DownloadListener listener)
            throws IOException, InterruptedException {
        try (PartialDownload part = new PartialDownload(download.part())) {
            boolean isResumed = part.length() > 0;
            if (!part.digest().equals(download.sha1())) {
                new ResumableTransfer(client, retries, download.source(), part, listener).run();
            }
            if (isResumed && !part.digest().equals(download.sha1())) {
                listener.onMessage("%s: the incomplete download belongs to another file; starting over"
                        .formatted(download.source()));
                part.clear();
                new ResumableTransfer(client, retries, download.source(), part, listener).run();
            }
            if (!part.digest().equals(download.sha1())) {
                part.delete();
                throw new DownloadFailedException(
                        "%s has the SHA-1 %s, not %s; the download is deleted, because the server has another file than the benchmark names"
                                .formatted(download.source(), part.digest(), download.sha1()));
            }
            part.moveTo(download.target());
        }
    }

    private static FileLock acquire(FileChannel channel, DownloadRequest download, DownloadListener listener)
            throws IOException, InterruptedException {
        FileLock lock = tryLock(channel);
        if (lock == null) {
            listener.onMessage("%s is already being downloaded; waiting for it".formatted(download.source()));
        }
        while (lock == null) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            lock = tryLock(channel);
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another thread of this process
        }
    }
}
