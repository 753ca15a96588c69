package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTemporaryFolderTest {

    private static final String KEY = "ventral.render.cache";

    @TempDir
    Path disk;

    @Test
    void a_folder_is_created_for_its_owner_alone_and_found_again() throws IOException {
        Path folder = disk.resolve("ventral-user");
        assertThat(PrivateTemporaryFolder.open(folder, KEY)).isEqualTo(folder);
        assertThat(mode(folder)).isEqualTo("rwx------");

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(PrivateTemporaryFolder.open(folder, KEY)).isEqualTo(folder);
        assertThat(mode(folder)).isEqualTo("rwx------");
    }

    @Test
    void a_folder_to_which_others_can_write_is_refused() throws IOException {
        Path folder = Files.createDirectory(disk.resolve("ventral-user"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        assertRefused(folder);
    }

    @Test
    void a_link_and_a_file_are_refused() throws IOException {
        Path own = Files.createDirectory(disk.resolve("own"));
        assertRefused(Files.createSymbolicLink(disk.resolve("link"), own));
        assertRefused(Files.createSymbolicLink(disk.resolve("dangling"), disk.resolve("none")));
        assertRefused(Files.createFile(disk.resolve("file")));
    }

    private static void assertRefused(Path folder) {
        assertThatThrownBy(() -> PrivateTemporaryFolder.open(folder, KEY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("%s is not a folder of this user", folder)
                .hasMessageContaining("set ventral.render.cache to another folder");
    }

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
