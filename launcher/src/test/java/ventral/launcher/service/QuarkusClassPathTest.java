package ventral.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarkusClassPathTest {

    @TempDir
    Path application;

    @BeforeEach
    void packageApplication() throws IOException {
        for (String file : List.of(
                "app/gateway.jar",
                "lib/main/b.jar",
                "lib/main/a.jar",
                "lib/main/notes.txt",
                "lib/boot/logging.jar",
                "quarkus/generated-bytecode.jar",
                "quarkus/transformed-bytecode.jar")) {
            Path path = application.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        try (DataOutputStream description =
                new DataOutputStream(Files.newOutputStream(QuarkusClassPath.description(application)))) {
            description.writeInt(1);
            description.writeInt(2);
            description.writeUTF("example.Main");
        }
    }

    @Test
    void classes_that_quarkus_has_transformed_come_before_the_originals() throws IOException {
        assertThat(QuarkusClassPath.jars(application).stream()
                        .map(jar -> application.relativize(jar).toString()))
                .containsExactly(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/gateway.jar",
                        "lib/main/a.jar",
                        "lib/main/b.jar",
                        "lib/boot/logging.jar");
    }

    @Test
    void the_command_ends_with_the_class_path_and_the_main_class_of_the_description() throws IOException {
        List<Path> jars = List.of(application.resolve("one.jar"), application.resolve("two.jar"));
        List<String> command = QuarkusClassPath.command(application, jars);
        assertThat(command.subList(command.size() - 3, command.size()))
                .containsExactly("-cp", "one.jar" + File.pathSeparator + "two.jar", "example.Main");
    }

    @Test
    void an_application_without_transformed_classes_has_only_its_other_jars() throws IOException {
        Files.delete(application.resolve("quarkus/transformed-bytecode.jar"));
        assertThat(QuarkusClassPath.jars(application)).hasSize(5);
    }
}
