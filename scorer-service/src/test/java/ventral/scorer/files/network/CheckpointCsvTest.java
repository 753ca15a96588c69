package ventral.scorer.files.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.scorer.candidate.WeightsArtifact;

class CheckpointCsvTest {

    @TempDir
    Path folder;

    @Test
    void a_row_is_a_network_that_was_stored() throws IOException {
        Path table = Files.writeString(folder.resolve("c.csv"), """
                name,network,image_size,weights,sha256
                runs/r/checkpoints/64,resnet18,64,"file:///a,b",00ff
                """);
        assertThat(CheckpointCsv.read(table))
                .containsEntry(
                        "runs/r/checkpoints/64",
                        new WeightsArtifact("resnet18", 64, URI.create("file:///a,b"), "00ff"));
    }

    @Test
    void a_column_that_is_missing_is_named() throws IOException {
        Path table = Files.writeString(folder.resolve("c.csv"), "name,network\nr,resnet18\n");
        assertThatIOException()
                .isThrownBy(() -> CheckpointCsv.read(table))
                .withMessageContaining("c.csv")
                .withMessageContaining("image_size");
    }
}
