package ventral.launcher.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    private final List<String> notes = new ArrayList<>();

    @Test
    void a_folder_is_held_by_one_system_at_a_time() throws Exception {
        try (DataFolder first = DataFolder.open(temp.resolve("data"), notes::add)) {
            assertThat(first.logs()).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(temp.resolve("data"), notes::add))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(
                            "is in use by a running system, process %d: stop it",
                            ProcessHandle.current().pid());
        }
        DataFolder.open(temp.resolve("data"), notes::add).close();
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws Exception {
        Files.writeString(temp.resolve("thesis.tex"), "\\documentclass{article}");
        assertThatThrownBy(() -> DataFolder.open(temp, notes::add))
                .hasMessageContaining("is not a data folder of Ventral");
        assertThat(temp).isDirectoryNotContaining("glob:**/lock");
    }

    @Test
    void a_folder_of_another_layout_is_left_alone() throws Exception {
        DataFolder.open(temp, notes::add).close();
        Files.writeString(temp.resolve("layout"), "ventral data folder, layout 2\n");
        assertThatThrownBy(() -> DataFolder.open(temp, notes::add))
                .hasMessageContaining("'ventral data folder, layout 2'");
    }

    @Test
    void a_file_is_no_folder() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file, notes::add)).hasMessageContaining("is a file, not a folder");
    }

    @Test
    void a_new_folder_is_closed_to_other_users() throws Exception {
        DataFolder.open(temp.resolve("a/data"), notes::add).close();
        assertThat(mode(temp.resolve("a/data"))).isEqualTo("rwx------");
        assertThat(notes).isEmpty();
    }

    @Test
    void a_folder_that_only_takes_references_is_closed_to_other_users() throws Exception {
        DataFolder.makeReferences(temp.resolve("data"));
        assertThat(mode(temp.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void a_folder_open_to_other_users_is_closed_to_them_once_with_a_message() throws Exception {
        Path folder = temp.resolve("data");
        DataFolder.open(folder, notes::add).close();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.open(folder, notes::add).close();
        DataFolder.open(folder, notes::add).close();
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(notes).containsExactly("other users had access to %s: its mode is now 0700".formatted(folder));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
