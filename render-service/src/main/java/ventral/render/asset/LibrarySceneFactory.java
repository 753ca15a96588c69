package ventral.render.asset;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.geometry.Geometry;
import ventral.render.geometry.LatentBounds;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectLibraries;
import ventral.render.object.ObjectLibrary;
import ventral.render.scene.MaterialSampler;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.AssetUnavailableException;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.StreamDigest;
import ventral.render.surroundings.BackgroundCollections;
import ventral.render.surroundings.BackgroundImages;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.texture.TexturePattern;

/**
 * Creates samplers, digests and scene renderers from the object libraries and background collections of this machine.
 */
public final class LibrarySceneFactory implements SceneFactory {

    private final ObjectLibraries libraries;
    private final BackgroundCollections collections;
    private final Map<SceneSpec, SceneSampler> samplers = new ConcurrentHashMap<>();
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private final Map<BackgroundKey, String> backdropDigests = new ConcurrentHashMap<>();

    /** The backgrounds that a digest covers. */
    private record BackgroundKey(List<BackgroundKind> kinds, String panoramas, String photographs) {}

    /**
     * Assets that a scene renderer loads: the names of a library and of the background collections, empty where it
     * needs none.
     */
    public record RendererAssets(String library, String panoramas, String photographs) {}

    public LibrarySceneFactory(ObjectLibraries libraries, BackgroundCollections collections) {
        this.libraries = libraries;
        this.collections = collections;
    }

    /**
     * Returns a library.
     *
     * @throws AssetUnavailableException if this machine lacks it or cannot read it
     */
    public ObjectLibrary library(String name) {
        return load(() -> libraries.library(name));
    }

    private BackgroundImages backdrops(SceneSpec spec) {
        return load(() -> collections.backdrops(spec));
    }

    private static <T> T load(Supplier<T> asset) {
        try {
            return asset.get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new AssetUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public SceneSampler sampler(SceneSpec spec) {
        return samplers.computeIfAbsent(spec, this::newSampler);
    }

    private SceneSampler newSampler(SceneSpec spec) {
        ObjectLibrary library = library(spec.library());
        ObjectChoice objects = ObjectChoice.of(library, spec.ranges());
        LatentBounds bounds = LatentBounds.of(spec.ranges());
        BackgroundImages backdrops = backdrops(spec);
        int patternCount = TexturePattern.values().length;
        return new SceneSampler(
                library,
                objects,
                bounds,
                Geometry.of(spec.geometry(), objects, bounds),
                spec.materials(),
                new MaterialSampler(patternCount),
                new SurroundingsSampler(load(() -> backdrops.kinds(spec.backgrounds())), backdrops, patternCount),
                backdrops.names());
    }

    @Override
    public StreamDigest digest(StreamSpec spec, SceneSpec scenes) {
        String objects =
                digests.computeIfAbsent(scenes.library(), name -> library(name).digest());
        BackgroundImages backdrops = backdrops(scenes);
        BackgroundKey behind = new BackgroundKey(
                load(() -> backdrops.kinds(scenes.backgrounds())), scenes.panoramas(), scenes.photographs());
        return StreamDigest.of(
                spec,
                scenes,
                objects,
                backdropDigests.computeIfAbsent(behind, any -> backdrops.digest(behind.kinds())));
    }

    /** Returns the assets that rendering the scenes needs. */
    public RendererAssets assets(SceneSpec scenes) {
        BackgroundImages backdrops = backdrops(scenes);
        return new RendererAssets(
                scenes.library(),
                backdrops.panoramas().isEmpty() ? "" : scenes.panoramas(),
                backdrops.photographs().isEmpty() ? "" : scenes.photographs());
    }

    /** Opens a scene renderer on this thread. Only this thread may use it. */
    public GlSceneRenderer openRenderer(RendererAssets assets) {
        return GlSceneRenderer.open(
                library(assets.library()),
                new BackgroundImages(
                        assets.panoramas().isEmpty() ? List.of() : collections.panoramas(assets.panoramas()),
                        assets.photographs().isEmpty() ? List.of() : collections.photographs(assets.photographs())));
    }
}
