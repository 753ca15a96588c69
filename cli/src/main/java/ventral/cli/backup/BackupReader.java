package ventral.cli.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a backup; each call reads the file from its beginning to its end. */
public final class BackupReader {

    /** Thrown when a file is not a backup, or is an incomplete one. */
    public static final class DamagedBackupException extends IOException {

        private static final long serialVersionUID = 1L;

        private DamagedBackupException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final int MAX_BYTES = 64 << 20;

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
     * Reads the whole file without passing on any record.
     *
     * @return records of each topic, in the order of the file
     * @throws DamagedBackupException if the file is not a backup, has an unknown format version or is incomplete
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
        Map<String, Long> found = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            checkKind(zip);
            for (ZipEntry entry = next(zip); !entry.getName().equals(BackupWriter.END); entry = next(zip)) {
                String topic = entry.getName().substring(BackupWriter.TOPICS.length());
                found.put(topic, records(zip, topic, taker));
            }
            Map<String, Long> told = counts(text(zip));
            if (!told.equals(found)) {
                throw damaged("has records %s, not %s".formatted(found, told), null);
            }
            return found;
        } catch (ZipException | EOFException e) {
            throw damaged("is incomplete", e);
        }
    }

    private void checkKind(ZipInputStream zip) throws IOException {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(BackupWriter.KIND)) {
            throw damaged("is not a backup of Ventral", null);
        }
        String format = text(zip).split(" ", -1)[0];
        if (!format.equals(BackupWriter.FORMAT)) {
            throw damaged("has format %s, but this version reads %s".formatted(format, BackupWriter.FORMAT), null);
        }
    }

    private ZipEntry next(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw damaged("is incomplete: its end is missing", null);
        }
        return entry;
    }

    private long records(ZipInputStream zip, String topic, BackupRecordHandler taker) throws IOException {
        DataInputStream in = new DataInputStream(zip);
        long count = 0;
        for (int partition = begin(zip); partition >= 0; partition = begin(zip)) {
            long timestamp = in.readLong();
            String key = new String(bytes(in), StandardCharsets.UTF_8);
            taker.take(topic, new TopicRecord(partition, key, bytes(in), timestamp));
            count++;
        }
        return count;
    }

    /** Reads the partition number at the start of a record; -1 after the last one. */
    private static int begin(ZipInputStream zip) throws IOException {
        int high = zip.read();
        if (high < 0) {
            return -1;
        }
        byte[] low = zip.readNBytes(3);
        if (low.length < 3) {
            throw new EOFException();
        }
        return high << 24 | (low[0] & 0xff) << 16 | (low[1] & 0xff) << 8 | low[2] & 0xff;
    }

    private byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw damaged("has a field of %d bytes".formatted(length), null);
        }
        return in.readNBytes(length);
    }

    private static String text(ZipInputStream zip) throws IOException {
        return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }

    private Map<String, Long> counts(String lines) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" ", 2);
            try {
                counts.put(words[1], Long.valueOf(words[0]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw damaged("has the invalid count '%s'".formatted(line), e);
            }
        }
        return counts;
    }

    private DamagedBackupException damaged(String what, @Nullable Throwable cause) {
        return new DamagedBackupException("%s %s; nothing was changed".formatted(file, what), cause);
    }
}
