package ventral.render.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import ventral.render.model.ExpressionRow;
import ventral.render.model.ObjectPart;
import ventral.render.model.ObjectRecipe;
import ventral.render.model.ObjectRecipeException;
import ventral.render.model.ParameterVariation;
import ventral.render.model.PartLayout;
import ventral.render.model.PartShape;

/** Reads one recipe from its map. Every error names its part and key. */
final class ObjectRecipeReader {

    private static final Set<String> RECIPE_KEYS = Set.of("identities", "vary", "parts");
    private static final Set<String> LAYOUT_KEYS =
            Set.of("if", "finish", "size", "turn", "at", "mirror", "row", "ring", "jitter");

    /** Additional keys of each shape besides its own. */
    private static final Map<String, Set<String>> SHAPE_KEYS = Map.of(
            "lathe", Set.of("sides", "smooth"),
            "box", Set.of(),
            "ball", Set.of(),
            "tube", Set.of("r", "sides", "smooth"),
            "prism", Set.of("depth", "smooth"),
            "loft", Set.of("smooth"),
            "group", Set.of());

    private ObjectRecipeReader() {}

    static ObjectRecipe recipe(String category, YamlMap node) {
        node.allow(RECIPE_KEYS);
        Map<String, ParameterVariation> vary = new LinkedHashMap<>();
        node.map("vary")
                .ifPresent(parameters -> parameters
                        .keys()
                        .forEach(name -> vary.put(
                                name,
                                withContext(
                                        "vary " + name, () -> ParameterVariation.parse(required(parameters, name))))));
        int identities =
                node.text("identities").map(ObjectRecipeReader::whole).orElse(ObjectRecipe.DEFAULT_IDENTITY_COUNT);
        return new ObjectRecipe(category, identities, vary, parts(node, "parts"));
    }

    private static List<ObjectPart> parts(YamlMap node, String key) {
        List<YamlMap> maps = node.maps(key);
        List<ObjectPart> parts = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            YamlMap part = maps.get(i);
            parts.add(withContext("part %d".formatted(i + 1), () -> part(part)));
        }
        return parts;
    }

    private static ObjectPart part(YamlMap node) {
        List<String> shapes =
                node.keys().stream().filter(SHAPE_KEYS::containsKey).toList();
        if (shapes.size() != 1) {
            throw new ObjectRecipeException("a part has exactly one of %s, not %s of keys %s"
                    .formatted(new TreeSet<>(SHAPE_KEYS.keySet()), shapes, node.keys()));
        }
        String shape = shapes.get(0);
        Set<String> allowed = new TreeSet<>(LAYOUT_KEYS);
        allowed.add(shape);
        allowed.addAll(SHAPE_KEYS.getOrDefault(shape, Set.of()));
        node.allow(allowed);
        return new ObjectPart(
                shape(shape, node),
                row(node, "if", 1, 1).orElse(null),
                node.text("finish").orElse(null),
                layout(node));
    }

    private static PartShape shape(String shape, YamlMap node) {
        return switch (shape) {
            case "lathe" -> new PartShape.Lathe(rows(node, shape, 2, 2), row(node, "sides", 1, 1, "24"), smooth(node));
            case "box" -> new PartShape.BoxShape(needed(node, shape, 3, 4));
            case "ball" -> new PartShape.Ball(needed(node, shape, 3, 5));
            case "tube" ->
                new PartShape.Tube(
                        rows(node, shape, 3, 4), needed(node, "r", 1, 2), row(node, "sides", 1, 1, "10"), smooth(node));
            case "prism" -> new PartShape.Prism(rows(node, shape, 2, 2), needed(node, "depth", 1, 1), smooth(node));
            case "loft" -> new PartShape.Loft(rows(node, shape, 3, 5), smooth(node));
            default -> new PartShape.ShapeGroup(parts(node, shape));
        };
    }

    private static PartLayout layout(YamlMap node) {
        return new PartLayout(
                row(node, "size", 1, 3).orElse(null),
                row(node, "turn", 3, 3).orElse(null),
                row(node, "at", 3, 3).orElse(null),
                node.text("mirror").orElse(""),
                row(node, "row", 4, 4).orElse(null),
                row(node, "ring", 1, 1).orElse(null),
                row(node, "jitter", 1, 1).orElse(null));
    }

    private static List<ExpressionRow> rows(YamlMap node, String key, int least, int most) {
        List<ExpressionRow> rows = withContext(
                "key '%s'".formatted(key),
                () -> node.texts(key).stream()
                        .map(text -> ExpressionRow.parse(text, least, most))
                        .toList());
        if (rows.size() < 2) {
            throw new ObjectRecipeException("key '%s' has one row; at least two make a shape".formatted(key));
        }
        return rows;
    }

    private static ExpressionRow needed(YamlMap node, String key, int least, int most) {
        return row(node, key, least, most)
                .orElseThrow(() -> new ObjectRecipeException("key '%s' is missing".formatted(key)));
    }

    private static ExpressionRow row(YamlMap node, String key, int least, int most, String otherwise) {
        return row(node, key, least, most).orElseGet(() -> ExpressionRow.parse(otherwise, least, most));
    }

    private static Optional<ExpressionRow> row(YamlMap node, String key, int least, int most) {
        return node.text(key)
                .map(text -> withContext("key '%s'".formatted(key), () -> ExpressionRow.parse(text, least, most)));
    }

    private static int smooth(YamlMap node) {
        return node.text("smooth").map(ObjectRecipeReader::whole).orElse(1);
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ObjectRecipeException("'%s' is not a whole number".formatted(text));
        }
    }

    private static String required(YamlMap node, String key) {
        return node.text(key).orElseThrow(() -> new ObjectRecipeException("'%s' has no value".formatted(key)));
    }

    /** Runs work and adds a location to its errors. */
    static <T> T withContext(String where, Supplier<T> work) {
        try {
            return work.get();
        } catch (ObjectRecipeException e) {
            throw e.in(where);
        }
    }
}
