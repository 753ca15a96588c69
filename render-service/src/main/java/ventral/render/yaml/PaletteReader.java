package ventral.render.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ventral.render.model.ObjectRecipeException;
import ventral.render.model.Palette;
import ventral.render.model.SurfaceFinish;
import ventral.render.model.SurfaceFinish.UniformRange;
import ventral.render.texture.TexturePattern;

/** Reads a palette from its map: for each finish the ranges {@code low..high} that differ from the defaults. */
final class PaletteReader {

    private static final Set<String> KEYS =
            Set.of("hue", "saturation", "value", "roughness", "metalness", "scale", "contrast", "patterns");

    private PaletteReader() {}

    static Palette palette(YamlMap node) {
        Map<String, SurfaceFinish> finishes = new TreeMap<>();
        for (String name : node.keys()) {
            finishes.put(
                    name,
                    ObjectRecipeReader.withContext(
                            name, () -> finish(node.map(name).orElseThrow())));
        }
        return new Palette(finishes);
    }

    private static SurfaceFinish finish(YamlMap node) {
        node.allow(KEYS);
        return new SurfaceFinish(
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
                        : List.of(TexturePattern.FLAT));
    }

    private static UniformRange range(YamlMap node, String key, String otherwise) {
        String text = node.text(key).orElse(otherwise);
        String[] ends = text.split("\\.\\.", 2);
        try {
            float low = Float.parseFloat(ends[0]);
            return new UniformRange(low, ends.length == 1 ? low : Float.parseFloat(ends[1]));
        } catch (NumberFormatException e) {
            throw new ObjectRecipeException("key '%s': '%s' is not a range low..high".formatted(key, text));
        }
    }

    private static TexturePattern pattern(String word) {
        return Arrays.stream(TexturePattern.values())
                .filter(pattern -> pattern.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() -> new ObjectRecipeException("unknown pattern '%s': must be one of %s"
                        .formatted(
                                word, Arrays.toString(TexturePattern.values()).toLowerCase(Locale.ROOT))));
    }
}
