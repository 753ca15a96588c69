package ventral.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    Path temp;

    private Path target;
    private Path jar;
    private ClassArchive archive;

    /** Prints a line, and ends when its input does. */
    public static final class WaitingProgram {

        private WaitingProgram() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("started");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @BeforeEach
    void packageProgram() throws IOException {
        target = Files.createDirectory(temp.resolve("with:colon"));
        String resource = WaitingProgram.class.getName().replace('.', '/') + ".class";
        jar = target.resolve("program.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var bytes = WaitingProgram.class.getClassLoader().getResourceAsStream(resource)) {
            out.putNextEntry(new JarEntry(resource));
            bytes.transferTo(out);
        }
        archive = new ClassArchive(Files.createDirectory(target.resolve("quarkus-app")), List.of(jar));
    }

    @Test
    void the_archive_of_another_java_is_deleted_once_there_is_one_of_this_java() throws Exception {
        Path former = Files.writeString(target.resolve("classes-0123456789ab.jsa"), "another Java's");
        record(start(List.of()));
        assertThat(former).doesNotExist();
        assertThat(archive.isCurrent()).isTrue();
    }

    @Test
    void a_running_program_is_archived_and_its_next_start_takes_its_classes_from_the_archive() throws Exception {
        assertThat(archive.isCurrent()).isFalse();
        record(start(List.of()));
        assertThat(archive.isCurrent()).isTrue();
        try (Stream<Path> files = Files.walk(target)) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("nothing temporary remains")
                    .hasSize(3)
                    .contains(jar, target.resolve("classes.lock"));
        }
        List<String> verbose = new ArrayList<>(archive.options());
        verbose.add("-Xlog:class+load=info");
        Process again = start(verbose);
        again.outputWriter().close();
        assertThat(again.inputReader().lines().toList())
                .anySatisfy(line -> assertThat(line).contains(WaitingProgram.class.getName(), "shared objects file"));
    }

    @Test
    void an_archive_is_outdated_once_a_jar_is_built_anew() throws Exception {
        record(start(List.of()));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 1000));
        assertThat(archive.isCurrent()).isFalse();
    }

    @Test
    void a_process_that_has_ended_is_not_archived() throws Exception {
        Process program = start(List.of());
        program.destroyForcibly().waitFor();
        assertThat(archive.record(program.pid())).isFalse();
        assertThat(archive.isCurrent()).isFalse();
    }

    /** Archives the classes of a program, which must go on, and ends it. */
    private void record(Process program) throws IOException, InterruptedException {
        try {
            assertThat(program.inputReader().readLine()).isEqualTo("started");
            assertThat(archive.record(program.pid())).isTrue();
            assertThat(program.isAlive()).isTrue();
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(
                List.of("-cp", Path.of("..").resolve(jar.getFileName()).toString(), WaitingProgram.class.getName()));
        return new ProcessBuilder(command)
                .directory(target.resolve("quarkus-app").toFile())
                .redirectErrorStream(true)
                .start();
    }
}
