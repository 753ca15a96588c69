package ventral.render.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.asset.ConfiguredBackgrounds;
import ventral.render.asset.ConfiguredLibraries;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.config.RenderConfig;
import ventral.render.config.RenderConfigLoader;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.gl.PanoramaReader;
import ventral.render.stream.RenderedBatchSource;

/** Options that select a stream, its scenes and its first images. */
@SuppressWarnings("NullAway.Init")
public final class RenderOptions {

    private static final int BATCH = 8;

    @Option(names = "--seed", defaultValue = "0", description = "Seed of the stream (default ${DEFAULT-VALUE}).")
    public long seed;

    @Option(
            names = "--count",
            defaultValue = "64",
            description = "Number of images, rounded up to a multiple of 8 (default ${DEFAULT-VALUE}).")
    public int count;

    @Option(
            names = "--image-size",
            defaultValue = "64",
            description = "Width and height in pixels (default ${DEFAULT-VALUE}).")
    public int imageSize;

    @Option(
            names = "--panoramas",
            description = "Collection of panoramas, or a folder of Radiance .hdr files, for backgrounds and light.")
    @Nullable String panoramas;

    @Option(
            names = "--photographs",
            description = "Collection of photographs, or a folder of JPEG and PNG files, for backgrounds.")
    @Nullable String photographs;

    @Option(
            names = "--fix",
            paramLabel = "LATENT=VALUE",
            description = "Holds a latent at a value, in metres or degrees, or a class at a name; may be repeated.")
    List<String> fixed = List.of();

    @Option(
            names = "--range",
            paramLabel = "LATENT=LOWER..UPPER",
            description = "Keeps a latent within bounds, or a class to NAME,NAME; may be repeated.")
    List<String> ranged = List.of();

    @Option(
            names = "--library",
            defaultValue = SceneSpec.DEFAULT_LIBRARY,
            description = "Object library (default ${DEFAULT-VALUE}).")
    public String library;

    @Option(
            names = "--geometry",
            defaultValue = "UNIFORM",
            description = "Placement of objects and camera: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    GeometryProfile geometry;

    @Option(
            names = "--materials",
            description = "Materials of the objects: ${COMPLETION-CANDIDATES} (default: those of the geometry).")
    @Nullable MaterialRule materials;

    @Option(
            names = "--background",
            description = "Kind of background: ${COMPLETION-CANDIDATES}; may be repeated (default: all available).")
    List<BackgroundKind> backgrounds = List.of();

    private @Nullable RenderConfig config;

    public LibrarySceneFactory sceneFactory() {
        return new LibrarySceneFactory(
                ConfiguredLibraries.libraries(config(), new ModelReadProgress(System.err)),
                ConfiguredBackgrounds.collections(
                        config(),
                        folder(panoramas).or(config()::panoramas).orElse(null),
                        folder(photographs).or(config()::photographs).orElse(null)));
    }

    /** Returns a panorama for another renderer to use as background. */
    public Optional<Path> firstPanorama() {
        return Optional.ofNullable(config().collections().get(collection(panoramas)))
                .map(RenderConfig.CollectionConfig::path)
                .or(() -> folder(panoramas))
                .or(config()::panoramas)
                .flatMap(PanoramaReader::first);
    }

    public StreamSpec spec() {
        return new StreamSpec(
                seed, (count + BATCH - 1) / BATCH * BATCH, imageSize, BATCH, scenes(), StreamSpec.DEFAULT_ENCODING);
    }

    public SceneSpec scenes() {
        return new SceneSpec(
                library,
                geometry,
                Objects.requireNonNullElse(materials, geometry.defaultMaterials()),
                backgrounds,
                LatentRangeParser.parse(fixed, ranged),
                collection(panoramas),
                collection(photographs));
    }

    private RenderConfig config() {
        if (config == null) {
            config = RenderConfigLoader.read();
        }
        return config;
    }

    /** Returns the folder that the option names, unless it names a collection. */
    private Optional<Path> folder(@Nullable String word) {
        return word == null || isCollection(word) ? Optional.empty() : Optional.of(Path.of(word));
    }

    private String collection(@Nullable String word) {
        return word != null && isCollection(word) ? word : SceneSpec.DEFAULT_COLLECTION;
    }

    private boolean isCollection(String word) {
        return word.equals(SceneSpec.DEFAULT_COLLECTION)
                || config().collections().containsKey(word);
    }

    public GlSceneRenderer openRenderer(LibrarySceneFactory sceneFactory) {
        return sceneFactory.openRenderer(sceneFactory.assets(scenes()));
    }

    public RenderedBatchSource stream(LibrarySceneFactory sceneFactory, GlSceneRenderer painter) {
        return new RenderedBatchSource(
                spec(), sceneFactory.digest(spec(), scenes()), sceneFactory.sampler(scenes()), painter);
    }
}
