package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.output.CommandException;

class BenchmarkLauncherTest {

    private static final BenchmarkLauncher LAUNCHER =
            new BenchmarkLauncher("gateway", "ventral.benchmarks.Main", List.of("-Xmx1g"), Map.of());

    @TempDir
    Path home;

    @Test
    void the_class_path_is_the_benchmarks_and_that_of_the_measured_service() throws Exception {
        create("benchmarks/target/ventral-benchmarks.jar");
        create("gateway/target/quarkus-app/quarkus-run.jar");
        String classPath = String.join(
                ":",
                home + "/benchmarks/target/ventral-benchmarks.jar",
                home + "/benchmarks/target/lib/*",
                home + "/gateway/target/quarkus-app/app/*",
                home + "/gateway/target/quarkus-app/lib/main/*",
                home + "/gateway/target/quarkus-app/lib/boot/*");
        assertThat(LAUNCHER.command(home, List.of("gateway", "--rounds", "1")))
                .containsSubsequence("-Xmx1g", "-cp", classPath, "ventral.benchmarks.Main", "gateway", "--rounds", "1");
    }

    @Test
    void an_installation_without_the_benchmarks_says_so() {
        assertThatThrownBy(() -> LAUNCHER.command(home, List.of("gateway")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("ventral-benchmarks.jar does not exist")
                .hasMessageContaining("in a clone of the project");
    }

    private void create(String file) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.createFile(path);
    }
}
