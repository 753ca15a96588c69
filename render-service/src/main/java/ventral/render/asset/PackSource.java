package ventral.render.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.platform.digest.Sha256;
import ventral.render.assimp.AssimpModelReader;
import ventral.render.assimp.MeshoptSimplifier;
import ventral.render.files.LabelTableReader;
import ventral.render.files.LibraryCache;
import ventral.render.files.PackFileSystem;
import ventral.render.pack.ModelPack;
import ventral.render.pack.PackFiles;

/**
 * A pack that has not been read yet.
 *
 * @param name name of the pack's library
 * @param path folder or archive
 * @param labels the label table; null if it is in the pack itself or ships with Ventral
 */
public record PackSource(String name, Path path, @Nullable Path labels) {

    /**
     * Furniture package of Debian, which also determines its folder. A table that ships with Ventral lists which of its
     * models are used and what they show.
     */
    public static final String FURNITURE = "sweethome3d-furniture";

    private static final Path FURNITURE_FOLDER = Path.of("/usr/share/sweethome3d/furniture");
    private static final Logger LOG = Logger.getLogger(PackSource.class);

    private record LabelFile(String text, String file) {}

    public static PackSource furniture() {
        return new PackSource(FURNITURE, FURNITURE_FOLDER, null);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Reads the pack without a cache. */
    public ModelPack.LoadedPack read(ModelPack.PackReadListener progress) {
        try (PackFileSystem location = location()) {
            return read(location, table(location), progress);
        }
    }

    /** Returns the pack from the cache if nothing that determines it has changed; otherwise reads and caches it. */
    ModelPack.LoadedPack read(LibraryCache cache, ModelPack.PackReadListener progress) {
        try (PackFileSystem location = location()) {
            LabelFile table = table(location);
            String key = key(location.digest(), table);
            Optional<ModelPack.LoadedPack> kept = cached(cache, key);
            if (kept.isPresent()) {
                return kept.get();
            }
            ModelPack.LoadedPack read = read(location, table, progress);
            try {
                cache.put(key, read);
            } catch (UncheckedIOException e) {
                LOG.warnf("pack %s cannot be cached and will be read again: %s", name, e.getMessage());
            }
            return read;
        }
    }

    private Optional<ModelPack.LoadedPack> cached(LibraryCache cache, String key) {
        try {
            return cache.find(key, name);
        } catch (UncheckedIOException e) {
            LOG.warnf("pack %s is read again, because its cache is unusable: %s", name, e.getMessage());
            return Optional.empty();
        }
    }

    private ModelPack.LoadedPack read(PackFileSystem location, LabelFile table, ModelPack.PackReadListener progress) {
        Map<String, PackFiles> parts = location.parts();
        return new ModelPack(name, LabelTableReader.read(table.text(), table.file()), parts)
                .read(new AssimpModelReader(), new MeshoptSimplifier(), progress);
    }

    private PackFileSystem location() {
        if (name.equals(FURNITURE) && !exists()) {
            throw new IllegalArgumentException(
                    "library %s is not on this machine: %s does not exist; on Debian, apt-get install %s"
                            .formatted(name, path, FURNITURE));
        }
        return PackFileSystem.open(path);
    }

    private LabelFile table(PackFileSystem location) {
        if (labels != null) {
            return new LabelFile(readFile(labels), labels.toString());
        }
        if (name.equals(FURNITURE)) {
            return new LabelFile(readResource(FURNITURE + ".csv"), FURNITURE + ".csv");
        }
        byte[] own = location.labels()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s contains no labels.csv with columns model,category; add one, or name one elsewhere"
                                .formatted(path)));
        return new LabelFile(
                new String(own, StandardCharsets.UTF_8),
                path.resolve("labels.csv").toString());
    }

    private static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the label table %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static String readResource(String resource) {
        try (InputStream in =
                Objects.requireNonNull(PackSource.class.getResourceAsStream("/ventral/render/pack/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String files, LabelFile table) {
        return Sha256.hex("%s %s %s"
                .formatted(ModelPack.readerVersion(), files, table.text())
                .getBytes(StandardCharsets.UTF_8));
    }
}
