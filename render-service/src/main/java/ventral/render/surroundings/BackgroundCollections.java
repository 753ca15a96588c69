package ventral.render.surroundings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.SceneSpec;

/**
 * The available collections of panoramas and photographs, by the name that stream specs use. Each collection is read on
 * first use and cached. Thread-safe.
 */
public final class BackgroundCollections {

    private final Map<String, Supplier<List<Panorama>>> panoramas;
    private final Map<String, Supplier<List<Photograph>>> photographs;
    private final Map<String, List<Panorama>> readPanoramas = new ConcurrentHashMap<>();
    private final Map<String, List<Photograph>> readPhotographs = new ConcurrentHashMap<>();

    /**
     * Creates the collections from their readers.
     *
     * @param panoramas readers of panorama collections by name, in the order in which users see them
     * @param photographs readers of photograph collections by name, in the order in which users see them
     */
    public BackgroundCollections(
            Map<String, Supplier<List<Panorama>>> panoramas, Map<String, Supplier<List<Photograph>>> photographs) {
        this.panoramas = new LinkedHashMap<>(panoramas);
        this.photographs = new LinkedHashMap<>(photographs);
    }

    /** Returns the names of the panorama collections. */
    public List<String> panoramaNames() {
        return List.copyOf(panoramas.keySet());
    }

    /** Returns the names of the photograph collections. */
    public List<String> photographNames() {
        return List.copyOf(photographs.keySet());
    }

    /**
     * Returns the background images of some scenes, only for the kinds of backgrounds that the scenes may have. The
     * default collections are empty if none is configured.
     *
     * @throws IllegalArgumentException if a collection does not exist or cannot be read
     */
    public BackgroundImages backdrops(SceneSpec scenes) {
        return new BackgroundImages(
                mayHave(scenes, BackgroundKind.PANORAMA) ? panoramas(scenes.panoramas()) : List.of(),
                mayHave(scenes, BackgroundKind.PHOTOGRAPH) ? photographs(scenes.photographs()) : List.of());
    }

    /** Returns the panoramas of a collection. */
    public List<Panorama> panoramas(String name) {
        return collection(name, panoramas, readPanoramas, "panoramas", "Radiance .hdr files");
    }

    /** Returns the photographs of a collection. */
    public List<Photograph> photographs(String name) {
        return collection(name, photographs, readPhotographs, "photographs", ".jpg or .png files");
    }

    private static boolean mayHave(SceneSpec scenes, BackgroundKind kind) {
        return scenes.backgrounds().isEmpty() || scenes.backgrounds().contains(kind);
    }

    private static <T> List<T> collection(
            String name, Map<String, Supplier<List<T>>> readers, Map<String, List<T>> read, String kind, String files) {
        Supplier<List<T>> reader = readers.get(name);
        if (reader != null) {
            return read.computeIfAbsent(name, any -> List.copyOf(reader.get()));
        }
        if (name.equals(SceneSpec.DEFAULT_COLLECTION)) {
            return List.of();
        }
        throw new IllegalArgumentException(
                "scenes.%s: this renderer has no collection '%s'; set ventral.render.collections.%s.path to a folder of %s, or name one of %s"
                        .formatted(kind, name, name, files, readers.keySet()));
    }
}
