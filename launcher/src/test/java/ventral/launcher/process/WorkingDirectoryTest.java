package ventral.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_is_used_while_a_process_works_in_it() throws Exception {
        assertThat(WorkingDirectory.isUsed(folder)).isFalse();
        Process process = new ProcessBuilder("cat").directory(folder.toFile()).start();
        try {
            assertThat(WorkingDirectory.isUsed(folder)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(WorkingDirectory.isUsed(folder)).isFalse();
    }
}
