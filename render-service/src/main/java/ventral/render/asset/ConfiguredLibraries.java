package ventral.render.asset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import ventral.render.config.RenderConfig;
import ventral.render.files.LibraryCache;
import ventral.render.files.PrivateTemporaryFolder;
import ventral.render.object.LazyObjectLibraries;
import ventral.render.object.ObjectLibraries;
import ventral.render.object.ObjectLibrary;
import ventral.render.pack.ModelPack;
import ventral.render.pack.PackReport;
import ventral.render.yaml.YamlLibraryReader;

/**
 * Builds the object libraries of this machine: the procedurally generated objects, Debian's furniture and the
 * configured packs.
 */
public final class ConfiguredLibraries {

    private static final Logger LOG = Logger.getLogger(ConfiguredLibraries.class);

    /** A pack may have thousands of models; 'ventral models check' lists all refusals. */
    private static final int LOGGED_REFUSALS = 20;

    private static final String GROWN = "grown";

    private ConfiguredLibraries() {}

    /**
     * Builds the libraries, each of which is read on first use.
     *
     * @throws IllegalArgumentException if a pack has the name of a built-in library
     */
    public static ObjectLibraries libraries(RenderConfig config, ModelPack.PackReadListener progress) {
        LibraryCache cache = new LibraryCache(cacheFolder(config));
        Map<String, Supplier<ObjectLibrary>> makers = new LinkedHashMap<>();
        makers.put(GROWN, YamlLibraryReader::shipped);
        makers.put(PackSource.FURNITURE, () -> read(PackSource.furniture(), cache, progress));
        new TreeMap<>(config.packs()).forEach((name, pack) -> {
            if (makers.containsKey(name)) {
                throw new IllegalArgumentException(
                        "ventral.render.packs.%s: a built-in library has that name; choose another name"
                                .formatted(name));
            }
            makers.put(
                    name,
                    () -> read(new PackSource(name, pack.path(), pack.labels().orElse(null)), cache, progress));
        });
        return new LazyObjectLibraries(makers);
    }

    /** Returns the folder that caches packs; it exists once one is cached. */
    public static Path cacheFolder(RenderConfig config) {
        return config.cache().orElseGet(ConfiguredLibraries::userCache);
    }

    private static ObjectLibrary read(PackSource source, LibraryCache cache, ModelPack.PackReadListener progress) {
        ModelPack.LoadedPack read = source.read(cache, progress);
        PackReport report = read.report();
        report.refused().stream()
                .limit(LOGGED_REFUSALS)
                .forEach(refused -> LOG.warnf("pack %s: refused %s", source.name(), refused));
        LOG.infof(
                "library %s: %d models of %d categories, %d refused, %d warnings ('ventral models check' lists them)",
                source.name(),
                read.library().models().size(),
                read.library().categories().size(),
                report.refused().size(),
                report.warnings().size());
        return read.library();
    }

    /** Logs the progress of reading a pack, about five times per pack. */
    public static void log(int models, int all) {
        if (models % Math.max(1, all / 5) == 0 || models == all) {
            LOG.infof("read %d of %d models", models, all);
        }
    }

    /**
     * Returns the cache folder of the XDG base directory specification, or a temporary folder if the user has no
     * writable home.
     */
    private static Path userCache() {
        Optional<Path> named =
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of);
        Path home = Path.of(System.getProperty("user.home"));
        Path base = named.orElse(home.resolve(".cache"));
        return List.of(base, home).stream().anyMatch(Files::isWritable)
                ? base.resolve("ventral")
                : PrivateTemporaryFolder.open(
                        Path.of(System.getProperty("java.io.tmpdir"), "ventral-" + System.getProperty("user.name")),
                        "ventral.render.cache");
    }
}
