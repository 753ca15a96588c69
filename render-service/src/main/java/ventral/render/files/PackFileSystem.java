package ventral.render.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ventral.platform.digest.Sha256;
import ventral.render.pack.PackFiles;

/**
 * Opens the files of a pack: one archive, or a folder of files and archives. The parts of the pack are the folder
 * itself, under the empty name, and each archive in it, under its name without the extension.
 */
public final class PackFileSystem implements AutoCloseable {

    private static final List<String> ARCHIVES = List.of(".zip", ".sh3f");

    private final Path path;
    private final Map<String, PackFiles> parts = new TreeMap<>();
    private final List<ZipPackFiles> archives = new ArrayList<>();

    private PackFileSystem(Path path) {
        this.path = path;
    }

    /**
     * Opens a pack.
     *
     * @throws IllegalArgumentException if the path does not exist, or an archive is not a zip archive
     */
    public static PackFileSystem open(Path path) {
        PackFileSystem location = new PackFileSystem(path);
        if (Files.isDirectory(path)) {
            location.parts.put("", new FolderPackFiles(path));
            for (Path file : all(path, 1)) {
                if (isArchive(file)) {
                    location.addArchive(stem(file), file);
                }
            }
        } else if (Files.exists(path)) {
            location.addArchive("", path);
        } else {
            throw new IllegalArgumentException("there is no file or folder %s".formatted(path));
        }
        return location;
    }

    public Map<String, PackFiles> parts() {
        return parts;
    }

    /** Returns {@code labels.csv} of the folder or of the single archive. */
    public Optional<byte[]> labels() {
        return parts.getOrDefault("", any -> Optional.empty()).read("labels.csv");
    }

    /** Returns the SHA-256, in hexadecimal, of the path and content of every file. */
    public String digest() {
        MessageDigest sha = Sha256.create();
        for (Path file : all(path, Integer.MAX_VALUE)) {
            sha.update((path.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update(digest(file));
        }
        return Sha256.hex(sha);
    }

    private static byte[] digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.digest(in).digest();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private void addArchive(String part, Path file) {
        ZipPackFiles archive = ZipPackFiles.open(file);
        archives.add(archive);
        parts.put(part, archive);
    }

    private static List<Path> all(Path path, int depth) {
        try (Stream<Path> files = Files.walk(path, depth)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static boolean isArchive(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(name::endsWith);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    @Override
    public void close() {
        archives.forEach(ZipPackFiles::close);
    }
}
