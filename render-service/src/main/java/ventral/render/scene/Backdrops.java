package ventral.render.scene;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ventral.contract.spec.BackgroundKind;

/** What backgrounds are made of, besides rooms, which need nothing. */
public record Backdrops(List<Panorama> panoramas, List<Photograph> photographs) {

    public static final Backdrops NONE = new Backdrops(List.of(), List.of());

    public Backdrops {
        panoramas = List.copyOf(panoramas);
        photographs = List.copyOf(photographs);
    }

    /**
     * The kinds that a stream's backgrounds are drawn from, each as likely.
     *
     * @param asked empty for every kind that there is material for
     * @throws IllegalArgumentException if one is asked for that there is no material for
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

    /** What panoramas and photographs are called, in their order. */
    public BackgroundNames names() {
        return new BackgroundNames(
                panoramas.stream().map(Panorama::name).toList(),
                photographs.stream().map(Photograph::name).toList());
    }

    /** SHA-256 of what backgrounds of some kinds are made of, 64 hexadecimal digits. */
    public String digest(List<BackgroundKind> kinds) {
        return BackdropDigest.of(this, kinds);
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
