package ventral.render.surroundings;

import java.util.List;

/** Names of backgrounds by their index. A background without a name is named by its index. */
public record BackgroundNames(List<String> panoramas, List<String> photographs) {

    /** Names every background by its index. */
    public static final BackgroundNames NONE = new BackgroundNames(List.of(), List.of());

    public BackgroundNames {
        panoramas = List.copyOf(panoramas);
        photographs = List.copyOf(photographs);
    }

    /** Returns {@code room}, {@code panorama/…} or {@code photograph/…}. */
    public String of(Background background) {
        if (background instanceof Background.PanoramaBackground panorama) {
            return "panorama/" + name(panoramas, panorama.index());
        }
        if (background instanceof Background.PhotographBackground photograph) {
            return "photograph/" + name(photographs, photograph.index());
        }
        return "room";
    }

    private static String name(List<String> names, int index) {
        return index < names.size() ? names.get(index) : Integer.toString(index);
    }
}
