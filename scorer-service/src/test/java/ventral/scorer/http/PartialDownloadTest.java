package ventral.scorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialDownloadTest {

    @TempDir
    Path folder;

    @Test
    void a_file_does_not_grow_beyond_its_limit() throws IOException {
        Path path = folder.resolve("file.part");
        try (PartialDownload part = new PartialDownload(path, 10)) {
            part.append(new byte[8], 8);
            assertThatThrownBy(() -> part.append(new byte[3], 3))
                    .isInstanceOf(DownloadFailedException.class)
                    .hasMessageContaining("becomes larger than 10 bytes");
            part.append(new byte[2], 2);
        }
        assertThat(path).hasSize(10);
    }
}
