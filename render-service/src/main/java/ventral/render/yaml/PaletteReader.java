package ventral.render.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ventral.render.model.Finish;
import ventral.render.model.Finish.Range;
import ventral.render.model.Palette;
import ventral.render.model.Pattern;
import ventral.render.model.RecipeException;

/** Reads a palette from its map: for each finish the ranges {@code low..high} that differ from the defaults. */
final class PaletteReader {

    private static final Set<String> KEYS =
            Set.of("hue", "saturation", "value", "roughness", "metalness", "scale", "contrast", "patterns");

    private PaletteReader() {}

    static Palette palette(Node node) {
        Map<String, Finish> finishes = new TreeMap<>();
        for (String name : node.keys()) {
            finishes.put(name, RecipeReader.in(name, () -> finish(node.map(name).orElseThrow())));
        }
        return new Palette(finishes);
    }

    private static Finish finish(Node node) {
        node.allow(KEYS);
        return new Finish(
                range(node, "hue", "0..1"),
                range(node, "saturation", "0..1"),
                range(node, "value", "0..1"),
                range(node, "roughness", "0.3..0.8"),
                range(node, "metalness", "0..0").low(),
                range(node, "scale", "0.6..1.5"),
                range(node, "contrast", "0.5..0.8"),
                node.keys().contains("patterns")
                        ? node.texts("patterns").stream()
                                .map(PaletteReader::pattern)
                                .toList()
                        : List.of(Pattern.FLAT));
    }

    private static Range range(Node node, String key, String otherwise) {
        String text = node.text(key).orElse(otherwise);
        String[] ends = text.split("\\.\\.", 2);
        try {
            float low = Float.parseFloat(ends[0]);
            return new Range(low, ends.length == 1 ? low : Float.parseFloat(ends[1]));
        } catch (NumberFormatException e) {
            throw new RecipeException("key '%s': '%s' is not a range low..high".formatted(key, text));
        }
    }

    private static Pattern pattern(String word) {
        return Arrays.stream(Pattern.values())
                .filter(pattern -> pattern.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() -> new RecipeException("unknown pattern '%s': must be one of %s"
                        .formatted(word, Arrays.toString(Pattern.values()).toLowerCase(Locale.ROOT))));
    }
}
