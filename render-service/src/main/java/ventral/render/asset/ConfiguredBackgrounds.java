package ventral.render.asset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.contract.spec.SceneSpec;
import ventral.render.config.RenderConfig;
import ventral.render.files.PhotographReader;
import ventral.render.gl.PanoramaReader;
import ventral.render.surroundings.BackgroundCollections;
import ventral.render.surroundings.Panorama;
import ventral.render.surroundings.Photograph;

/**
 * Builds the background collections of this machine: the default panoramas and photographs, and the configured
 * collections.
 */
public final class ConfiguredBackgrounds {

    private ConfiguredBackgrounds() {}

    public static BackgroundCollections collections(RenderConfig config) {
        return collections(
                config, config.panoramas().orElse(null), config.photographs().orElse(null));
    }

    /**
     * Builds the collections with the given folders as default collections.
     *
     * @param panoramas folder of the default collection of panoramas; null for none
     * @param photographs folder of the default collection of photographs; null for none
     * @throws IllegalArgumentException if a configured collection has the default collection's name
     */
    public static BackgroundCollections collections(
            RenderConfig config, @Nullable Path panoramas, @Nullable Path photographs) {
        Map<String, Supplier<List<Panorama>>> ofPanoramas = new LinkedHashMap<>();
        Map<String, Supplier<List<Photograph>>> ofPhotographs = new LinkedHashMap<>();
        Optional.ofNullable(panoramas)
                .ifPresent(folder -> ofPanoramas.put(SceneSpec.DEFAULT_COLLECTION, () -> PanoramaReader.read(folder)));
        Optional.ofNullable(photographs)
                .ifPresent(
                        folder -> ofPhotographs.put(SceneSpec.DEFAULT_COLLECTION, () -> PhotographReader.read(folder)));
        new TreeMap<>(config.collections()).forEach((name, collection) -> {
            if (name.equals(SceneSpec.DEFAULT_COLLECTION)) {
                throw new IllegalArgumentException(
                        "ventral.render.collections.%s: the collections of that name are set by ventral.render.panoramas and ventral.render.photographs; choose another name"
                                .formatted(name));
            }
            ofPanoramas.put(name, () -> PanoramaReader.read(collection.path()));
            ofPhotographs.put(name, () -> PhotographReader.read(collection.path()));
        });
        return new BackgroundCollections(ofPanoramas, ofPhotographs);
    }
}
