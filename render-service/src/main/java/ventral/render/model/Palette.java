package ventral.render.model;

import java.util.Map;
import java.util.TreeMap;

/** The finishes of recipes, by name. */
public record Palette(Map<String, SurfaceFinish> finishes) {

    public Palette {
        finishes = Map.copyOf(finishes);
    }

    /**
     * Returns a finish.
     *
     * @param name name of the finish, optionally with a suffix after a dot that distinguishes several uses of one
     *     finish
     */
    SurfaceFinish finish(String name) {
        int dot = name.indexOf('.');
        SurfaceFinish finish = finishes.get(dot < 0 ? name : name.substring(0, dot));
        if (finish == null) {
            throw new ObjectRecipeException("finish '%s' is not in the palette, which has %s"
                    .formatted(name, new TreeMap<>(finishes).keySet()));
        }
        return finish;
    }
}
