package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that what Ventral runs with or ships has a licence that the page on licences permits, and that the page counts it. */
class LicencesTest {

    private static final Path PAGE = Path.of("../docs/licences.md");
    private static final Path WEB_PAGE = Path.of("../gateway");

    /** A row of the page's table: a licence, its libraries, and its packages of the web page. */
    private static final Pattern ROW = Pattern.compile("^\\| ([^|]+) \\| (\\d+) \\| (\\d+) \\|", Pattern.MULTILINE);

    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");

    /** Modules that contain only tests. */
    private static final Set<String> TEST_MODULES = Set.of("fuzz", "deploy");

    /** An import of a package, without the path inside it. */
    private static final Pattern IMPORT =
            Pattern.compile("(?:from|import) \"((?:@[a-z-]+/)?[a-z][a-z-]*)[^\"]*\"", Pattern.MULTILINE);

    /**
     * An artifact of Maven or a package of npm.
     *
     * @param licences those of which its user may choose one
     */
    private record Component(String name, List<String> licences) {}

    private record Counts(int libraries, int packages) {}

    @Test
    void every_library_of_every_module_has_a_permitted_licence() throws IOException {
        List<Component> refused = refused(libraries(), permitted().keySet());
        assertThat(refused)
                .as("libraries without a licence of %s: %s", PAGE, refused)
                .isEmpty();
    }

    @Test
    void every_package_in_the_web_page_has_a_permitted_licence() throws IOException {
        List<Component> refused = refused(packages(), permitted().keySet());
        assertThat(refused)
                .as("packages without a licence of %s: %s", PAGE, refused)
                .isEmpty();
    }

    @Test
    void the_page_counts_what_each_licence_covers() throws IOException {
        Map<String, Counts> counted = new LinkedHashMap<>();
        Map<String, Counts> permitted = permitted();
        for (String licence : permitted.keySet()) {
            counted.put(
                    licence,
                    new Counts(
                            count(licence, libraries(), permitted.keySet()),
                            count(licence, packages(), permitted.keySet())));
        }
        assertThat(permitted).as("counts of %s", PAGE).isEqualTo(counted);
        assertThat(counted).as("licences that nothing has").doesNotContainValue(new Counts(0, 0));
    }

    @Test
    void a_component_needs_one_permitted_licence() {
        Component both = new Component("org.example:both", List.of("LGPL-2.1", "Apache-2.0"));
        Component other = new Component("org.example:other", List.of("SSPL-1.0"));
        Component none = new Component("org.example:none", List.of());
        assertThat(refused(List.of(both, other, none), Set.of("MIT", "Apache-2.0")))
                .containsExactly(other, none);
    }

    @Test
    void the_web_page_imports_only_packages_that_are_not_for_development() throws IOException {
        JsonNode shipped = new ObjectMapper()
                .readTree(WEB_PAGE.resolve("package.json").toFile())
                .path("dependencies");
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB_PAGE.resolve("src/main/web"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".ts")).toList()) {
                IMPORT.matcher(Files.readString(file)).results().forEach(match -> imported.add(match.group(1)));
            }
        }
        assertThat(imported).contains("@observablehq/plot");
        assertThat(shipped.fieldNames()).toIterable().containsAll(imported);
    }

    private static List<Component> refused(List<Component> components, Set<String> permitted) {
        return components.stream()
                .filter(component -> chosen(component, permitted) == null)
                .toList();
    }

    private static int count(String licence, List<Component> components, Set<String> permitted) {
        return (int) components.stream()
                .filter(component -> licence.equals(chosen(component, permitted)))
                .count();
    }

    /** Returns the first permitted licence that a component offers; null if it offers none. */
    private static @Nullable String chosen(Component component, Set<String> permitted) {
        return permitted.stream()
                .filter(component.licences()::contains)
                .findFirst()
                .orElse(null);
    }

    /** Returns the rows of the page, in its order. */
    private static Map<String, Counts> permitted() throws IOException {
        Map<String, Counts> rows = new LinkedHashMap<>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> rows.put(
                        row.group(1), new Counts(Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3)))));
        return rows;
    }

    /** Returns the artifacts of all modules that have more than tests, as Maven has listed them in this build. */
    private static List<Component> libraries() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (String module : modules()) {
            lines.addAll(Files.readAllLines(Path.of("..", module, "target/licences.txt")));
        }
        assertThat(lines).hasSizeGreaterThan(300);
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("dev.ventral:"))
                .map(line -> List.of(line.split("\t")))
                .map(fields -> new Component(fields.get(0), fields.subList(1, fields.size())))
                .toList();
    }

    private static List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .map(match -> match.group(1))
                .filter(module -> !TEST_MODULES.contains(module))
                .toList();
    }

    /** Returns the locked packages that are not for development alone. */
    private static List<Component> packages() throws IOException {
        JsonNode lock = new ObjectMapper()
                .readTree(WEB_PAGE.resolve("package-lock.json").toFile());
        List<Component> packages = new ArrayList<>();
        lock.path("packages").fields().forEachRemaining(entry -> {
            String path = entry.getKey();
            if (!path.isEmpty() && !entry.getValue().path("dev").asBoolean()) {
                packages.add(new Component(
                        path.replaceFirst("^node_modules/", ""),
                        List.of(entry.getValue().path("license").asText("unknown"))));
            }
        });
        assertThat(packages).isNotEmpty();
        return packages;
    }
}
