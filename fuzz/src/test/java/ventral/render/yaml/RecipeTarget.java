package ventral.render.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;
import ventral.render.model.ObjectRecipeException;

/** Reads recipes and generates their objects. */
public final class RecipeTarget {

    private static final byte[] PALETTE =
            "wood: {hue: 0.05..0.10}\nclay: {patterns: [cloud, flat]}\n".getBytes(StandardCharsets.UTF_8);

    private RecipeTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "recipe-yaml",
                Set.of(ObjectRecipeException.class, UncheckedIOException.class),
                () -> Seeds.texts(
                        "m:\n  identities: 1\n  vary: {h: .8..1.2, r: 0|1}\n  parts:\n  - {lathe: [0 0, .4 .1, .4 h], sides: 4, finish: clay}\n",
                        "b:\n  identities: 1\n  parts:\n  - {box: 1 1 1, finish: wood, row: 2 0 1 0}\n  - {ball: 1 1 1, ring: 3, at: 0 1 0}\n",
                        "t:\n  identities: 1\n  parts:\n  - group:\n    - {tube: [0 0 0, 0 1 0], r: .1, smooth: 2, sides: 3, mirror: x}\n    size: 2\n",
                        "p:\n  identities: 1\n  parts:\n  - {prism: [0 0, 1 0, 0 1], depth: .1}\n  - {loft: [0 1 1, 1 1 1], if: 1}\n",
                        "a: &a {parts: [*a]}\n"),
                RecipeTarget::decode);
    }

    private static void decode(byte[] input) throws IOException {
        Path recipe = InputFile.of("recipes/recipe.yaml", input);
        Path palette = InputFile.path("recipes/palette.yaml");
        if (!Files.exists(palette)) {
            Files.write(palette, PALETTE);
        }
        YamlLibraryReader.of(recipe.getParent());
    }
}
