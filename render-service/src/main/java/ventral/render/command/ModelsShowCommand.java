package ventral.render.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.render.asset.ConfiguredLibraries;
import ventral.render.config.RenderConfigLoader;
import ventral.render.files.ModelContactSheet;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.scene.PreviewScene;
import ventral.render.surroundings.BackgroundImages;
import ventral.render.yaml.YamlLibraryReader;

@Command(
        name = "show",
        description = {
            "Writes a contact sheet of an object library, with the identities of each category under its name.",
            "",
            "Numbers the pages if one page is too small: sheet-1.png, sheet-2.png."
        },
        footer = {"", "Example:", "  ventral models show --library grown --category mug --output sheet.png"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ModelsShowCommand implements Callable<Integer> {

    @Option(
            names = "--library",
            defaultValue = "grown",
            description = "Object library, see 'ventral models list' (default ${DEFAULT-VALUE}).")
    String library;

    @Option(names = "--recipes", description = "Folder of YAML recipes to generate objects from, instead of a library.")
    @Nullable Path recipes;

    @Option(names = "--category", description = "Category to show; may be repeated (default: all).")
    List<String> categories = List.of();

    @Option(
            names = "--size",
            defaultValue = "128",
            description = "Width and height of each image in pixels (default ${DEFAULT-VALUE}).")
    int size;

    @Option(names = "--columns", defaultValue = "10", description = "Images per row (default ${DEFAULT-VALUE}).")
    int columns;

    @Option(names = "--rows", defaultValue = "10", description = "Rows of images per page (default ${DEFAULT-VALUE}).")
    int rows;

    @Option(names = "--output", required = true, description = "PNG file to write.")
    Path output;

    @Override
    public Integer call() {
        ObjectLibrary objects = recipes == null
                ? ConfiguredLibraries.libraries(RenderConfigLoader.read(), new ModelReadProgress(System.err))
                        .library(library)
                : YamlLibraryReader.of(recipes);
        List<String> shown = categories.isEmpty() ? objects.categories() : categories;
        shown.forEach(category -> requireCategory(objects, category));
        try (GlSceneRenderer renderer = GlSceneRenderer.open(objects, BackgroundImages.NONE)) {
            List<ModelContactSheet.CategoryThumbnails> groups = shown.stream()
                    .map(category -> group(objects, category, renderer))
                    .toList();
            new ModelContactSheet(size, columns, rows)
                    .write(groups, output)
                    .forEach(page -> System.out.println(page + " is written"));
        }
        return 0;
    }

    private ModelContactSheet.CategoryThumbnails group(
            ObjectLibrary objects, String category, GlSceneRenderer renderer) {
        int index = objects.categories().indexOf(category);
        List<ObjectModel> models = objects.models().stream()
                .filter(model -> model.category() == index)
                .toList();
        return new ModelContactSheet.CategoryThumbnails(
                category,
                models.stream()
                        .map(model -> renderer.render(List.of(PreviewScene.of(model)), 0, size))
                        .toList());
    }

    private static void requireCategory(ObjectLibrary objects, String category) {
        if (!objects.categories().contains(category)) {
            throw new IllegalArgumentException("library %s has no category '%s'; it has %s"
                    .formatted(objects.name(), category, String.join(", ", objects.categories())));
        }
    }
}
