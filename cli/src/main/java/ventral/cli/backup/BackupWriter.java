package ventral.cli.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.Sha256;
import ventral.platform.files.DurableFiles;

/**
 * Writes a backup as a zip file. Its first entry states the format, one entry per topic holds the records, and the last
 * states the record count and the SHA-256 of each topic's entry. The file gets its name once it is complete and on disk,
 * and replaces a file of that name.
 */
public final class BackupWriter implements AutoCloseable {

    static final String KIND = "ventral-backup";
    static final String FORMAT = "2";
    /** The format of backups without digests. */
    static final String FORMAT_WITHOUT_DIGESTS = "1";

    static final String TOPICS = "topics/";
    static final String END = "end";
    /** The greatest number of bytes of a key and of a value: that of a record of any topic. */
    static final int MAX_FIELD_BYTES = 8 << 20;

    private final Path file;
    private final Path part;
    private final ZipOutputStream zip;
    private final MessageDigest digest = Sha256.create();
    private final DataOutputStream records;
    private final Map<String, String> digests = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private @Nullable String topic;
    private boolean whole;

    public BackupWriter(Path file, Instant now) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)));
        this.records = new DataOutputStream(new DigestOutputStream(zip, digest));
        text(KIND, "%s %s%n".formatted(FORMAT, now));
    }

    /** Starts the entry of a topic. Each topic is written once, and all its records follow this call. */
    public void begin(String topic) throws IOException {
        if (counts.putIfAbsent(topic, 0L) != null) {
            throw new IllegalStateException(topic + " was begun already");
        }
        end();
        this.topic = topic;
        zip.putNextEntry(new ZipEntry(TOPICS + topic));
    }

    /** Completes the digest of the topic that was begun last. */
    private void end() {
        if (topic != null) {
            digests.put(topic, Sha256.hex(digest));
        }
        digest.reset();
    }

    /** Returns false for a record that is larger than any topic allows, which a backup does not hold. */
    public static boolean fits(TopicRecord row) {
        return row.value().length <= MAX_FIELD_BYTES
                && row.key().getBytes(StandardCharsets.UTF_8).length <= MAX_FIELD_BYTES;
    }

    /** Writes a record that fits. */
    public void write(String topic, TopicRecord row) throws IOException {
        byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
        records.writeInt(row.partition());
        records.writeLong(row.timestampMillis());
        records.writeInt(key.length);
        records.write(key);
        records.writeInt(row.value().length);
        records.write(row.value());
        counts.merge(topic, 1L, Long::sum);
    }

    /** Returns the number of records of each topic so far. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Writes the record counts and digests and gives the file its name. */
    public void finish() throws IOException {
        end();
        StringBuilder lines = new StringBuilder();
        counts.forEach((name, count) -> lines.append(count)
                .append(' ')
                .append(name)
                .append(' ')
                .append(digests.get(name))
                .append('\n'));
        text(END, lines.toString());
        zip.close();
        DurableFiles.publish(part, file);
        whole = true;
    }

    private void text(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes the unfinished file unless {@link #finish} was called. */
    @Override
    public void close() throws IOException {
        if (!whole) {
            zip.close();
            Files.deleteIfExists(part);
        }
    }
}
