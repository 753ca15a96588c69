package ventral.scorer.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Incomplete file, with the digest of its content so far. */
final class PartialDownload implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** The largest file that is downloaded; public recordings have at most some gigabytes. */
    private static final long MAX_BYTES = 256L << 30;

    private final Path path;
    private final long maxBytes;
    private final FileChannel channel;
    private MessageDigest digest = Sha1.start();
    private long length;

    /** Opens the file of an earlier attempt, or an empty one. */
    PartialDownload(Path path) throws IOException {
        this(path, MAX_BYTES);
    }

    PartialDownload(Path path, long maxBytes) throws IOException {
        this.path = path;
        this.maxBytes = maxBytes;
        this.channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer)) {
            digest.update(buffer.flip());
            length += count;
            buffer.clear();
        }
    }

    long length() {
        return length;
    }

    /** Returns the digest of the content so far, in lower-case hexadecimal. */
    String digest() {
        try {
            return Sha1.hexadecimal((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e); // the JDK's digests can be cloned
        }
    }

    /**
     * Appends bytes.
     *
     * @throws DownloadFailedException if the file cannot be written or becomes too large
     */
    void append(byte[] bytes, int count) throws DownloadFailedException {
        if (length + count > maxBytes) {
            throw new DownloadFailedException(
                    "%s becomes larger than %d bytes, the most that is downloaded: check the file at its source, delete the incomplete file, or name a mirror with --endpoint"
                            .formatted(path, maxBytes));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        digest.update(buffer.duplicate());
        try {
            while (buffer.hasRemaining()) {
                length += channel.write(buffer);
            }
        } catch (IOException e) {
            throw new DownloadFailedException(
                    "%s cannot be written after %d bytes: %s (%d MB are free); the incomplete file is kept, and a later download resumes from it"
                            .formatted(path, length, e.getMessage(), freeBytes() / 1_000_000),
                    e);
        }
    }

    /**
     * Checks that the disk has space for the rest of the file.
     *
     * @param restBytes 0 if it is not known
     * @throws DownloadFailedException if it does not
     */
    void reserve(long restBytes) throws DownloadFailedException {
        long free = freeBytes();
        if (free < restBytes) {
            throw new DownloadFailedException(
                    "%s needs %d MB more, and %d MB are free there: make room, or choose another folder with --cache"
                            .formatted(path, restBytes / 1_000_000, free / 1_000_000));
        }
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // then a write reports it
        }
    }

    void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
        digest = Sha1.start();
        length = 0;
    }

    void moveTo(Path target) throws IOException {
        channel.force(true);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.delete(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
