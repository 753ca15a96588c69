package ventral.render.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import ventral.render.model.ObjectRecipe;
import ventral.render.model.ObjectRecipeException;
import ventral.render.model.Palette;
import ventral.render.model.RecipeLibraryBuilder;
import ventral.render.object.ObjectLibrary;

/** Reads libraries of procedurally generated objects from recipes. */
public final class YamlLibraryReader {

    public static final String NAME = "grown";

    private static final String PALETTE = "palette.yaml";
    private static final List<String> RECIPES = List.of(
            "household.yaml",
            "household-more.yaml",
            "kitchen.yaml",
            "belongings.yaml",
            "furniture.yaml",
            "outdoors.yaml");
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_ALIASES = 1000;

    /** Most values of a file, each counted as often as aliases repeat it. */
    private static final int MAX_VALUES = 100_000;

    private static final int MAX_DEPTH = 50;

    /** Resolves every scalar to text; the recipe determines which texts are numbers. */
    private static final class PlainTextResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    private YamlLibraryReader() {}

    /** Generates the objects of the recipes that ship with Ventral. */
    public static ObjectLibrary shipped() {
        Map<String, String> files = new LinkedHashMap<>();
        RECIPES.forEach(file -> files.put(file, resource(file)));
        return library(NAME, files, resource(PALETTE));
    }

    /**
     * Generates the objects of the recipes in every {@code .yaml} file of a folder, with the finishes of {@code
     * palette.yaml} if the folder has one.
     *
     * @throws ObjectRecipeException if a recipe is invalid; the message says in which file and where
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static ObjectLibrary of(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of recipes %s cannot be read".formatted(folder), e);
        }
        String palette = files.remove(PALETTE);
        if (files.isEmpty()) {
            throw new ObjectRecipeException("no .yaml file with recipes is in %s".formatted(folder));
        }
        return library(folder.getFileName().toString(), files, palette == null ? resource(PALETTE) : palette);
    }

    private static ObjectLibrary library(String name, Map<String, String> files, String palette) {
        Palette finishes =
                ObjectRecipeReader.withContext(PALETTE, () -> PaletteReader.palette(YamlMap.of(parse(palette))));
        Map<String, ObjectRecipe> recipes = new TreeMap<>();
        files.forEach((file, text) -> ObjectRecipeReader.withContext(file, () -> {
            YamlMap categories = YamlMap.of(parse(text));
            for (String category : categories.keys()) {
                ObjectRecipe recipe = ObjectRecipeReader.withContext(
                        category,
                        () -> ObjectRecipeReader.recipe(
                                category,
                                categories.map(category).orElseThrow(() -> new ObjectRecipeException("it is empty"))));
                if (recipes.put(category, recipe) != null) {
                    throw new ObjectRecipeException("category '%s' is defined twice".formatted(category));
                }
            }
            return recipes;
        }));
        return RecipeLibraryBuilder.library(name, List.copyOf(recipes.values()), finishes);
    }

    private static Object parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Object document;
        try {
            document = new Yaml(
                            new SafeConstructor(options),
                            new Representer(unused),
                            unused,
                            options,
                            new PlainTextResolver())
                    .load(text);
        } catch (YAMLException e) {
            throw new ObjectRecipeException(String.valueOf(e.getMessage()));
        }
        countValues(document, 0, 0);
        return document;
    }

    /**
     * Counts the values of a document as they are read, each time that an alias repeats them.
     *
     * @return the count, on top of {@code before}
     * @throws ObjectRecipeException if there are too many, or they are nested too deep, as by an alias inside its own
     *     anchor
     */
    private static int countValues(@Nullable Object value, int before, int depth) {
        int count = before + 1;
        if (count > MAX_VALUES || depth > MAX_DEPTH) {
            throw new ObjectRecipeException(
                    "the file has more than %d values, counting each repetition by an alias, or nests them more than %d levels deep; divide it"
                            .formatted(MAX_VALUES, MAX_DEPTH));
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                count = countValues(element, count, depth + 1);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                count = countValues(entry.getKey(), count, depth + 1);
                count = countValues(entry.getValue(), count, depth + 1);
            }
        }
        return count;
    }

    private static String resource(String name) {
        String path = "/ventral/render/model/" + name;
        try (InputStream in = Objects.requireNonNull(YamlLibraryReader.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
