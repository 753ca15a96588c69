package ventral.scorer.djl.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JvmClassPathTest {

    @Test
    void a_packaged_service_has_its_classes_and_libraries_beside_the_jar_that_starts_it() {
        assertThat(JvmClassPath.entries("/app/quarkus-run.jar", Path.of("/home")))
                .containsExactly("/app/app/*", "/app/lib/boot/*", "/app/lib/main/*");
        assertThat(JvmClassPath.entries("scorer/quarkus-run.jar", Path.of("/home")))
                .containsExactly("/home/scorer/app/*", "/home/scorer/lib/boot/*", "/home/scorer/lib/main/*");
    }

    @Test
    void another_jvm_has_the_entries_of_its_class_path() {
        assertThat(JvmClassPath.entries("target/classes:/m2/api.jar::lib/*", Path.of("/home")))
                .containsExactly("/home/target/classes", "/m2/api.jar", "/home/lib/*");
    }

    @Test
    void another_jvm_finds_the_classes_of_this_one() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        String.join(":", JvmClassPath.entries()),
                        PrintsItsName.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(java.getInputStream().readAllBytes()).asString().isEqualTo("ScriptMain");
        assertThat(java.waitFor()).isZero();
    }

    /** Program that needs a class of the service. */
    public static final class PrintsItsName {

        private PrintsItsName() {}

        public static void main(String... arguments) {
            System.out.print(ScriptMain.class.getSimpleName());
        }
    }
}
