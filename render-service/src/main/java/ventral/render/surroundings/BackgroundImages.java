package ventral.render.surroundings;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ventral.contract.spec.BackgroundKind;

/** The panoramas and photographs that backgrounds are made of. Rooms need no images. */
public record BackgroundImages(List<Panorama> panoramas, List<Photograph> photographs) {

    public static final BackgroundImages NONE = new BackgroundImages(List.of(), List.of());

    public BackgroundImages {
        panoramas = List.copyOf(panoramas);
        photographs = List.copyOf(photographs);
    }

    /**
     * Returns the kinds that a stream's backgrounds are drawn from with equal probability.
     *
     * @param asked requested kinds; empty for every kind that has images
     * @throws IllegalArgumentException if a requested kind has no images
     */
    public List<BackgroundKind> kinds(List<BackgroundKind> asked) {
        Set<BackgroundKind> there = there();
        for (BackgroundKind kind : asked) {
            if (!there.contains(kind)) {
                throw new IllegalArgumentException(remedy(kind));
            }
        }
        return List.copyOf(asked.isEmpty() ? there : EnumSet.copyOf(asked));
    }

    /** Returns the names of the panoramas and photographs, in their order. */
    public BackgroundNames names() {
        return new BackgroundNames(
                panoramas.stream().map(Panorama::name).toList(),
                photographs.stream().map(Photograph::name).toList());
    }

    /** Returns the SHA-256 of the images of some kinds of backgrounds, as 64 hexadecimal digits. */
    public String digest(List<BackgroundKind> kinds) {
        return BackgroundDigest.of(this, kinds);
    }

    private Set<BackgroundKind> there() {
        Set<BackgroundKind> there = EnumSet.of(BackgroundKind.ROOM);
        if (!panoramas.isEmpty()) {
            there.add(BackgroundKind.PANORAMA);
        }
        if (!photographs.isEmpty()) {
            there.add(BackgroundKind.PHOTOGRAPH);
        }
        return there;
    }

    private static String remedy(BackgroundKind kind) {
        return switch (kind) {
            case ROOM -> "rooms need nothing";
            case PANORAMA ->
                "this renderer has no panoramas for backgrounds of the kind PANORAMA: set ventral.render.panoramas to a folder of Radiance .hdr files";
            case PHOTOGRAPH ->
                "this renderer has no photographs for backgrounds of the kind PHOTOGRAPH: set ventral.render.photographs to a folder of .jpg or .png files";
        };
    }
}
