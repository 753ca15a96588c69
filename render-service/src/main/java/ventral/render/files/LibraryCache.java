package ventral.render.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import ventral.render.pack.ModelPack;

/** Caches packs that have been read, each in a file named by a key of everything that determines the pack. */
public final class LibraryCache {

    private final Path folder;

    public LibraryCache(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds a cached pack.
     *
     * @throws UncheckedIOException if the file exists but is damaged
     */
    public Optional<ModelPack.LoadedPack> find(String key, String name) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (CheckedInputStream in = new CheckedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 20), new CRC32C());
                DataInputStream data = new DataInputStream(in)) {
            ModelPack.LoadedPack read = new LibraryReader(data).read(name);
            long sum = in.getChecksum().getValue();
            if (data.readLong() != sum) {
                throw new IOException("its checksum differs");
            }
            return Optional.of(read);
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "%s is damaged: %s".formatted(file, e.getMessage()),
                    e instanceof IOException io ? io : new IOException(e));
        }
    }

    /** Caches a pack. The file is written atomically. */
    public void put(String key, ModelPack.LoadedPack read) {
        Path begun = null;
        try {
            Files.createDirectories(folder);
            begun = Files.createTempFile(folder, key, ".part");
            try (CheckedOutputStream out = new CheckedOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(begun), 1 << 20), new CRC32C());
                    DataOutputStream data = new DataOutputStream(out)) {
                new LibraryWriter(data).write(read);
                data.writeLong(out.getChecksum().getValue());
            }
            Files.move(begun, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(begun);
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file(key), e.getMessage()), e);
        }
    }

    private static void discard(@Nullable Path begun) {
        try {
            if (begun != null) {
                Files.deleteIfExists(begun);
            }
        } catch (IOException e) {
            // the next attempt to cache this pack creates its own file
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".library");
    }
}
