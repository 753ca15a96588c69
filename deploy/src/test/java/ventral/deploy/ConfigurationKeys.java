package ventral.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the configuration keys of the services from their mapping interfaces, as environment variables. */
final class ConfigurationKeys {

    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String NAME = "io.smallrye.config.WithName";

    private static final Pattern SECURITY_KEY = Pattern.compile("\"(ventral\\.security\\.[a-z.-]+)\"");

    private static final Map<String, Set<String>> READ = new ConcurrentHashMap<>();

    private ConfigurationKeys() {}

    /** Returns regular expressions of the variables that a service reads. */
    static Set<String> of(String service) {
        return READ.computeIfAbsent(service, ConfigurationKeys::read);
    }

    private static Set<String> read(String service) {
        Set<String> variables = new TreeSet<>(keysOfEveryService());
        new ClassFileImporter()
                .importPaths(interfaces(Path.of("..", service, "target", "classes", "ventral"))).stream()
                        .filter(type -> type.isAnnotatedWith(MAPPING))
                        .forEach(mapping -> collect(
                                String.valueOf(mapping.getAnnotationOfType(MAPPING)
                                        .get("prefix")
                                        .orElseThrow()),
                                mapping,
                                variables));
        return variables;
    }

    /** Reads the keys of every service from the source of the class that names them. */
    private static Set<String> keysOfEveryService() {
        Path names = Path.of("../platform/src/main/java/ventral/platform/security/SecurityKeys.java");
        try {
            return SECURITY_KEY
                    .matcher(Files.readString(names))
                    .results()
                    .map(key -> variable(key.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the configuration interfaces by file name, because a service has hundreds of other classes. */
    private static Collection<Path> interfaces(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.getFileName().toString().matches(".*Config(\\$.*)?\\.class"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(String service, String variable) {
        return of(service).stream().anyMatch(pattern -> Pattern.matches(pattern, variable));
    }

    private static void collect(String prefix, JavaClass group, Set<String> into) {
        for (JavaMethod method : group.getMethods()) {
            String key =
                    prefix + "." + name(method) + (method.getRawReturnType().isEquivalentTo(Map.class) ? ".*" : "");
            JavaClass nested = method.getReturnType().getAllInvolvedRawTypes().stream()
                    .filter(type -> type.isInterface() && type.getName().startsWith("ventral."))
                    .findFirst()
                    .orElse(null);
            if (nested == null) {
                into.add(variable(key));
            } else {
                collect(key, nested, into);
            }
        }
    }

    private static String variable(String key) {
        return key.replaceAll("[.-](?!\\*)", "_").replace(".*", "_[A-Z0-9_]+").toUpperCase(Locale.ROOT);
    }

    private static String name(JavaMethod method) {
        return method.tryGetAnnotationOfType(NAME)
                .map(annotation -> String.valueOf(annotation.get("value").orElseThrow()))
                .orElseGet(() -> method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
}
