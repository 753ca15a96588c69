package ventral.cli.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.Sha256;
import ventral.platform.files.InflationLimit;

/**
 * Reads a backup; each call reads the file from its beginning to its end. Every length is checked before memory is
 * allocated for it.
 */
public final class BackupReader {

    /** Thrown when a file is not a backup, or is damaged or incomplete. */
    public static final class DamagedBackupException extends IOException {

        private static final long serialVersionUID = 1L;

        private DamagedBackupException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The greatest partition number that is read; no broker has topics of so many. */
    static final int MAX_PARTITION = 99_999;
    /** The greatest number of topics. Each stream whose images are in the backup has one. */
    static final int MAX_TOPICS = 100_000;
    /** The greatest number of bytes of the first entry and, for each topic, of its line in the last one. */
    static final int MAX_LINE_BYTES = 512;

    /** Bytes of a record beside its key and value. */
    private static final int HEADER_BYTES = 20;

    private static final List<String> FORMATS = List.of(BackupWriter.FORMAT, BackupWriter.FORMAT_WITHOUT_DIGESTS);

    private final Path file;

    public BackupReader(Path file) {
        this.file = file;
    }

    /** Handles each record as it is read. */
    @FunctionalInterface
    public interface BackupRecordHandler {
        void take(String topic, TopicRecord row) throws IOException;
    }

    /**
     * The content of a topic's entry.
     *
     * @param sha256 null if the backup does not state it
     */
    private record TopicSummary(long count, @Nullable String sha256) {}

    /**
     * Reads the whole file without passing on any record.
     *
     * @return records of each topic, in the order of the file
     * @throws DamagedBackupException if the file is not a backup, has an unknown format version, or is damaged or
     *     incomplete
     */
    public Map<String, Long> check() throws IOException {
        return read((topic, row) -> {});
    }

    /**
     * Passes every record to a handler.
     *
     * @return records of each topic
     * @throws DamagedBackupException as {@link #check}; some records may have been passed on by then
     */
    public Map<String, Long> read(BackupRecordHandler taker) throws IOException {
        Map<String, TopicSummary> found = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file);
                ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Channels.newInputStream(channel)))) {
            checkKind(zip);
            for (ZipEntry entry = next(zip); !entry.getName().equals(BackupWriter.END); entry = next(zip)) {
                String topic = topic(entry);
                if (found.size() == MAX_TOPICS || found.containsKey(topic)) {
                    throw damaged("has the topic %s twice, or more than %d topics".formatted(topic, MAX_TOPICS), null);
                }
                found.put(topic, records(zip, channel, topic, taker));
            }
            compare(found, summaries(text(zip, MAX_LINE_BYTES * (found.size() + 1))));
        } catch (ZipException | EOFException e) {
            throw damaged("is incomplete", e);
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        found.forEach((topic, summary) -> counts.put(topic, summary.count()));
        return counts;
    }

    private void checkKind(ZipInputStream zip) throws IOException {
        ZipEntry first = entry(zip);
        if (first == null || !first.getName().equals(BackupWriter.KIND)) {
            throw damaged("is not a backup of Ventral", null);
        }
        String format = text(zip, MAX_LINE_BYTES).split(" ", -1)[0];
        if (!FORMATS.contains(format)) {
            throw damaged(
                    "has format %s, but this version reads %s".formatted(format, String.join(" and ", FORMATS)), null);
        }
    }

    private @Nullable ZipEntry entry(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) { // thrown by the JDK for a name that is not UTF-8
            throw damaged("has an entry whose name is not UTF-8", e);
        }
    }

    private ZipEntry next(ZipInputStream zip) throws IOException {
        ZipEntry entry = entry(zip);
        if (entry == null) {
            throw damaged("is incomplete: its end is missing", null);
        }
        return entry;
    }

    private String topic(ZipEntry entry) throws IOException {
        String name = entry.getName();
        if (!name.startsWith(BackupWriter.TOPICS) || name.length() > MAX_LINE_BYTES / 2) {
            throw damaged(
                    "has an entry that is not a topic's, or has a name of %d characters".formatted(name.length()),
                    null);
        }
        return name.substring(BackupWriter.TOPICS.length());
    }

    private TopicSummary records(ZipInputStream zip, FileChannel channel, String topic, BackupRecordHandler taker)
            throws IOException {
        DigestInputStream digesting = new DigestInputStream(zip, Sha256.create());
        DataInputStream in = new DataInputStream(digesting);
        long count = 0;
        long inflated = 0;
        for (int first = in.read(); first >= 0; first = in.read()) {
            int partition = partition(first, in);
            long timestamp = in.readLong();
            String key = new String(bytes(in), StandardCharsets.UTF_8);
            byte[] value = bytes(in);
            inflated += HEADER_BYTES + key.length() + value.length;
            if (inflated > InflationLimit.bytes(channel.position())) {
                throw damaged(
                        "inflates %d bytes to more than %d, as no backup does".formatted(channel.position(), inflated),
                        null);
            }
            taker.take(topic, new TopicRecord(partition, key, value, timestamp));
            count++;
        }
        return new TopicSummary(count, Sha256.hex(digesting.getMessageDigest()));
    }

    /** Reads the rest of the partition number at the start of a record. */
    private int partition(int first, DataInputStream in) throws IOException {
        int partition = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (partition < 0 || partition > MAX_PARTITION) {
            throw damaged("has a record in partition %d, outside 0 to %d".formatted(partition, MAX_PARTITION), null);
        }
        return partition;
    }

    private byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > BackupWriter.MAX_FIELD_BYTES) {
            throw damaged(
                    "has a field of %d bytes, outside 0 to %d".formatted(length, BackupWriter.MAX_FIELD_BYTES), null);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String text(InputStream entry, int limit) throws IOException {
        byte[] bytes = entry.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw damaged("has a text of more than %d bytes".formatted(limit), null);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads lines of a count, a topic and, from format 2 on, the SHA-256 of the topic's entry. */
    private Map<String, TopicSummary> summaries(String lines) throws IOException {
        Map<String, TopicSummary> summaries = new LinkedHashMap<>();
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" ", 3);
            try {
                summaries.put(words[1], new TopicSummary(Long.parseLong(words[0]), words.length > 2 ? words[2] : null));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw damaged("has the invalid count '%s'".formatted(line), e);
            }
        }
        return summaries;
    }

    private void compare(Map<String, TopicSummary> found, Map<String, TopicSummary> stated) throws IOException {
        if (!found.keySet().equals(stated.keySet())) {
            throw damaged("has the topics %s, not %s".formatted(found.keySet(), stated.keySet()), null);
        }
        for (Map.Entry<String, TopicSummary> topic : found.entrySet()) {
            TopicSummary expected = Objects.requireNonNull(stated.get(topic.getKey()));
            if (topic.getValue().count() != expected.count()) {
                throw damaged(
                        "has %d records of %s, not %d"
                                .formatted(topic.getValue().count(), topic.getKey(), expected.count()),
                        null);
            }
            if (expected.sha256() != null
                    && !expected.sha256().equals(topic.getValue().sha256())) {
                throw damaged(
                        "has records of %s with another SHA-256 than was written".formatted(topic.getKey()), null);
            }
        }
    }

    private DamagedBackupException damaged(String what, @Nullable Throwable cause) {
        return new DamagedBackupException("%s %s; nothing was changed".formatted(file, what), cause);
    }
}
