package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that npm installs only locked packages, and runs none of their scripts. */
class NpmInstallTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", ".jc", ".ventral");

    /** Maps each file that starts npm to the words that must be beside its command. */
    private static final Map<String, List<String>> INSTALLERS = Map.of(
            "ventral", List.of("npm ci --ignore-scripts "),
            "gateway/src/main/web/build.mjs", List.of("\"npm\", [\"ci\", \"--ignore-scripts\","),
            "deploy/src/test/node/install.mjs", List.of("\"npm\", [\"ci\", \"--ignore-scripts\","),
            "gateway/src/test/java/ventral/gateway/clients/NodePackages.java",
                    List.of("\"ci\"", "\"--ignore-scripts\""));

    @ParameterizedTest
    @MethodSource("lockFiles")
    void a_folder_with_packages_tells_npm_to_run_no_install_script(Path lock) throws IOException {
        assertThat(Files.readAllLines(lock.resolveSibling(".npmrc"))).contains("ignore-scripts=true");
    }

    @ParameterizedTest
    @MethodSource("lockFiles")
    void every_locked_package_has_a_sha512_digest(Path lock) throws IOException {
        JsonNode packages = new ObjectMapper().readTree(lock.toFile()).path("packages");
        packages.fields().forEachRemaining(entry -> {
            if (!entry.getKey().isEmpty()) {
                assertThat(entry.getValue().path("integrity").asText())
                        .as(entry.getKey())
                        .startsWith("sha512-");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("lockFiles")
    void every_optional_package_of_another_platform_is_locked_too(Path lock) throws IOException {
        JsonNode packages = new ObjectMapper().readTree(lock.toFile()).path("packages");
        for (JsonNode locked : packages) {
            locked.path("optionalDependencies")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(packages.has("node_modules/" + name))
                            .as("%s in %s, without which npm ci fails", name, lock)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("installers")
    void whatever_installs_packages_takes_the_lock_file_and_no_scripts(String file) throws IOException {
        assertThat(Files.readString(HOME.resolve(file))).contains(INSTALLERS.get(file));
    }

    @Test
    void nothing_else_installs_packages() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String name = HOME.relativize(file).toString();
            boolean isProgram = name.matches(".*\\.(mjs|sh|xml|java|yaml)|.*Dockerfile|ventral|deploy/[a-z]+/[a-z]+");
            if (isProgram && !name.endsWith("NpmInstallTest.java")) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.matches("(?s).*\\bnpm\"?,? ?\\[?\"?(ci|install|i)\\b.*") || text.contains("\"npm\"")) {
                    found.add(name);
                }
            }
        }
        assertThat(found)
                .contains("ventral")
                .allSatisfy(name -> assertThat(INSTALLERS).containsKey(name));
    }

    static Set<String> installers() {
        return INSTALLERS.keySet();
    }

    static List<Path> lockFiles() throws IOException {
        return sources().stream()
                .filter(file -> file.endsWith("package-lock.json"))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
