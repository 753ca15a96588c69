package ventral.render.model;

import java.util.Map;
import java.util.TreeMap;

/** Finishes by name. */
public record Palette(Map<String, Finish> finishes) {

    public Palette {
        finishes = Map.copyOf(finishes);
    }

    /** @param name perhaps with a suffix after a dot, which tells two of one finish apart */
    Finish finish(String name) {
        int dot = name.indexOf('.');
        Finish finish = finishes.get(dot < 0 ? name : name.substring(0, dot));
        if (finish == null) {
            throw new RecipeException("finish '%s' is not in the palette, which has %s"
                    .formatted(name, new TreeMap<>(finishes).keySet()));
        }
        return finish;
    }
}
