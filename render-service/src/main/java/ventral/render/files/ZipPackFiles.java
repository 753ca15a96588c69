package ventral.render.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ventral.render.pack.PackFiles;

/**
 * A pack's files in a zip archive. Paths are matched without regard to case, as on the systems where such archives are
 * made.
 */
final class ZipPackFiles implements PackFiles, AutoCloseable {

    private final ZipFile archive;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private ZipPackFiles(ZipFile archive) {
        this.archive = archive;
        archive.stream()
                .filter(entry -> !entry.isDirectory())
                .forEach(entry -> entries.put(key(entry.getName()), entry));
    }

    static ZipPackFiles open(Path file) {
        try {
            return new ZipPackFiles(new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw new IllegalArgumentException("%s is not a zip archive: %s".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        ZipEntry entry = entries.get(key(path));
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("%s in %s cannot be read".formatted(path, archive.getName()), e);
        }
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
