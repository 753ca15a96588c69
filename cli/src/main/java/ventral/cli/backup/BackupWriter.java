package ventral.cli.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup as a zip file. Its first entry states the format, one entry per topic holds the records, and the last
 * states the record counts. The file gets its name once it is complete, and replaces a file of that name.
 */
public final class BackupWriter implements AutoCloseable {

    static final String KIND = "ventral-backup";
    static final String FORMAT = "1";
    static final String TOPICS = "topics/";
    static final String END = "end";

    private final Path file;
    private final Path part;
    private final ZipOutputStream zip;
    private final DataOutputStream records;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private boolean whole;

    public BackupWriter(Path file, Instant now) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)));
        this.records = new DataOutputStream(zip);
        text(KIND, "%s %s%n".formatted(FORMAT, now));
    }

    /** Starts the entry of a topic. Each topic is written once, and all its records follow this call. */
    public void begin(String topic) throws IOException {
        if (counts.putIfAbsent(topic, 0L) != null) {
            throw new IllegalStateException(topic + " was begun already");
        }
        zip.putNextEntry(new ZipEntry(TOPICS + topic));
    }

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

    /** Writes the record counts and gives the file its name. */
    public void finish() throws IOException {
        StringBuilder lines = new StringBuilder();
        counts.forEach(
                (topic, count) -> lines.append(count).append(' ').append(topic).append('\n'));
        text(END, lines.toString());
        zip.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
