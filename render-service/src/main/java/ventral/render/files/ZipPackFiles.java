package ventral.render.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import ventral.platform.files.InflationLimit;
import ventral.render.pack.DamagedPackFileException;
import ventral.render.pack.PackFiles;

/**
 * A pack's files in a zip archive. Paths are matched without regard to case, as on the systems where such archives are
 * made.
 */
final class ZipPackFiles implements PackFiles, AutoCloseable {

    /** Largest number of entries; the greatest public collections of models have fewer. */
    private static final int MAX_ENTRIES = 4_000_000;

    /**
     * Size up to which a picture without compression of its own passes, however much it inflates: one of a single colour
     * inflates 1000 times. It is that of 4,096 by 4,096 pixels of 24 bits, and a header.
     */
    private static final int PLAIN_PICTURE_BYTES = 3 * 4096 * 4096 + 1024;

    private static final Set<String> PLAIN_PICTURES = Set.of("bmp", "tga");

    private final ZipFile archive;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private ZipPackFiles(ZipFile archive) {
        this.archive = archive;
        archive.stream()
                .filter(entry -> !entry.isDirectory())
                .forEach(entry -> entries.put(key(entry.getName()), entry));
    }

    static ZipPackFiles open(Path file) {
        return open(file, MAX_ENTRIES);
    }

    /**
     * Opens an archive.
     *
     * @throws IllegalArgumentException if the file is not a zip archive, or has more entries than the limit
     */
    static ZipPackFiles open(Path file, int maxEntryCount) {
        try {
            return new ZipPackFiles(bounded(new ZipFile(file.toFile()), maxEntryCount));
        } catch (IOException e) {
            throw new IllegalArgumentException("%s is not a zip archive: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static ZipFile bounded(ZipFile archive, int maxEntryCount) throws IOException {
        int entryCount = archive.size();
        if (entryCount > maxEntryCount) {
            archive.close();
            throw new DamagedPackFileException(
                    "%s has %d entries, more than %d; divide it into several archives"
                            .formatted(archive.getName(), entryCount, maxEntryCount),
                    null);
        }
        return archive;
    }

    @Override
    public Optional<byte[]> read(String path) {
        ZipEntry entry = entries.get(key(path));
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return Optional.of(LimitedFileReader.read(in, limit(entry), path + " in " + archive.getName()));
        } catch (ZipException | EOFException e) {
            throw new DamagedPackFileException(
                    "%s in %s is damaged: %s".formatted(path, archive.getName(), e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s in %s cannot be read".formatted(path, archive.getName()), e);
        }
    }

    private static int limit(ZipEntry entry) {
        long inflated = InflationLimit.bytes(entry.getCompressedSize());
        String name = key(entry.getName());
        if (PLAIN_PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            inflated = Math.max(inflated, PLAIN_PICTURE_BYTES);
        }
        return (int) Math.min(MAX_FILE_BYTES, inflated);
    }

    private static String key(String name) {
        return (name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(archive.getName() + " cannot be closed", e);
        }
    }
}
