package ventral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.platform.security.SecurityKeys;

/** Compares the README's table of configuration keys with the services' configuration interfaces. */
class ReadmeTest {

    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String NAME = "io.smallrye.config.WithName";
    private static final String DEFAULT = "io.smallrye.config.WithDefault";
    private static final Pattern ROW =
            Pattern.compile("^\\| `(ventral\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`)? ?\\|", Pattern.MULTILINE);

    @Test
    void the_table_of_keys_is_the_services_own() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "README.md")));
        while (row.find()) {
            told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        assertThat(told).isNotEmpty().isEqualTo(keys());
    }

    /** Returns the defaults by key. */
    private static Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>(
                Map.of(SecurityKeys.ALLOW_INSECURE, "false", SecurityKeys.ALLOW_INSECURE_MANAGEMENT, "false"));
        mappings().forEach(mapping -> {
            String prefix = String.valueOf(
                    mapping.getAnnotationOfType(MAPPING).get("prefix").orElseThrow());
            for (JavaMethod method : mapping.getMethods()) {
                String value = method.tryGetAnnotationOfType(DEFAULT)
                        .map(annotation ->
                                String.valueOf(annotation.get("value").orElseThrow()))
                        .orElse("");
                keys.put(prefix + "." + name(method), value);
            }
        });
        return keys;
    }

    private static Stream<JavaClass> mappings() {
        return new ClassFileImporter()
                        .importPaths(List.of("render-service", "trainer-service", "scorer-service", "gateway").stream()
                                .map(module -> Path.of("..", module, "target", "classes"))
                                .toList())
                        .stream()
                        .filter(type -> type.isAnnotatedWith(MAPPING));
    }

    private static String name(JavaMethod method) {
        return method.tryGetAnnotationOfType(NAME)
                .map(annotation -> String.valueOf(annotation.get("value").orElseThrow()))
                .orElseGet(() -> dashed(method.getName()));
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
