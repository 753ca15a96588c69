package ventral.launcher.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void a_folder_is_held_by_one_system_at_a_time() throws Exception {
        try (DataFolder first = DataFolder.open(temp.resolve("data"))) {
            assertThat(first.logs()).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(temp.resolve("data")))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(
                            "is in use by a running system, process %d: stop it",
                            ProcessHandle.current().pid());
        }
        DataFolder.open(temp.resolve("data")).close();
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws Exception {
        Files.writeString(temp.resolve("thesis.tex"), "\\documentclass{article}");
        assertThatThrownBy(() -> DataFolder.open(temp)).hasMessageContaining("is not a data folder of Ventral");
        assertThat(temp).isDirectoryNotContaining("glob:**/lock");
    }

    @Test
    void a_folder_of_another_layout_is_left_alone() throws Exception {
        DataFolder.open(temp).close();
        Files.writeString(temp.resolve("layout"), "ventral data folder, layout 2\n");
        assertThatThrownBy(() -> DataFolder.open(temp)).hasMessageContaining("'ventral data folder, layout 2'");
    }

    @Test
    void a_file_is_no_folder() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file)).hasMessageContaining("is a file, not a folder");
    }
}
