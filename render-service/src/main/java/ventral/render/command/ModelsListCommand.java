package ventral.render.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.render.asset.ConfiguredLibraries;
import ventral.render.config.RenderConfigLoader;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibraries;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;

@Command(
        name = "list",
        description = {
            "Lists the object libraries with their size and the SHA-256 of everything that determines their images.",
            "",
            "Reads every pack completely, which takes a while the first time."
        },
        footer = {"", "Example:", "  ventral models list -o csv"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ModelsListCommand implements Runnable {

    enum Format {
        table,
        csv
    }

    private static final List<String> HEADINGS =
            List.of("library", "categories", "identities", "triangles", "materials", "pictures", "digest");
    private static final int SHORT_DIGEST = 16;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "Format: ${COMPLETION-CANDIDATES}; csv has the full digest (default ${DEFAULT-VALUE}).")
    Format format;

    @Override
    public void run() {
        ObjectLibraries libraries =
                ConfiguredLibraries.libraries(RenderConfigLoader.read(), new ModelReadProgress(System.err));
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        for (String name : libraries.names()) {
            try {
                rows.add(row(libraries.library(name)));
            } catch (IllegalArgumentException e) {
                System.err.printf("%s: %s%n", name, e.getMessage());
            }
        }
        rows.forEach(row -> System.out.println(
                switch (format) {
                    case table -> padded(row, rows);
                    case csv -> String.join(",", row);
                }));
    }

    private List<String> row(ObjectLibrary library) {
        List<Mesh> meshes = library.models().stream().map(ObjectModel::mesh).toList();
        String digest = library.digest();
        return List.of(
                library.name(),
                String.valueOf(library.categories().size()),
                String.valueOf(meshes.size()),
                String.valueOf(meshes.stream()
                        .mapToLong(mesh -> mesh.indices().length / 3)
                        .sum()),
                String.valueOf(meshes.stream()
                        .mapToLong(mesh -> mesh.materials().size())
                        .sum()),
                String.valueOf(library.pictures().size()),
                switch (format) {
                    case table -> digest.substring(0, SHORT_DIGEST);
                    case csv -> digest;
                });
    }

    /** Pads text columns on the right and numeric columns on the left. */
    private static String padded(List<String> row, List<List<String>> rows) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> {
                    int width = rows.stream()
                            .mapToInt(other -> other.get(column).length())
                            .max()
                            .orElse(0);
                    String padding = " ".repeat(width - row.get(column).length());
                    boolean words = column == 0 || column == row.size() - 1;
                    return words ? row.get(column) + padding : padding + row.get(column);
                })
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
