package ventral.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.cli.kafka.TopicStore;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointWritten;

/** Backs up and restores the files that checkpoints refer to. */
class RestoredArtifactsTest extends BackupTestBase {

    @Test
    void files_are_copied_and_checkpoints_told_where_they_are_now() throws IOException {
        fill();
        Path copies = folder.resolve("copies");

        assertThat(backUp(copies)).isEqualTo("");
        Path moved = Files.move(copies, folder.resolve("moved"));
        assertThat(run("restore", backup(), "--bootstrap-server", to.address(), "--artifacts", moved.toString()))
                .isEqualTo("");

        CheckpointWritten restored =
                (CheckpointWritten) table(to, Topics.CHECKPOINTS).get("runs/r2/checkpoints/0");
        assertThat(Path.of(URI.create(restored.getWeights().getUri())))
                .isEqualTo(moved.resolve(SHA256 + ".safetensors"))
                .hasContent("weights");
    }

    @Test
    void a_file_outside_the_root_is_neither_copied_nor_restored_and_the_others_are() throws IOException {
        fill();
        Path secret = Files.writeString(folder.resolve(SHA256 + ".safetensors"), "weights");
        int forged = 0;
        for (String uri : List.of(secret.toUri().toString(), "file:///etc/passwd", "not a URI", "file:relative")) {
            write(from, Topics.CHECKPOINTS, 1, checkpoint("runs/forged/checkpoints/" + forged++, uri));
        }
        Path copies = folder.resolve("copies");

        backUp(copies);
        assertThat(copies).isDirectoryContaining("glob:**" + SHA256 + ".safetensors");
        try (Stream<Path> files = Files.list(copies)) {
            assertThat(files).hasSize(1);
        }
        assertThat(restore()).contains("4 records of", "are refused", "--skip-refused", "nothing was changed");
        assertThat(new TopicStore(kafka(to)).names()).isEmpty();

        assertThat(restore("--skip-refused")).isEqualTo("");
        assertThat(table(to, Topics.CHECKPOINTS)).containsOnlyKeys("runs/r2/checkpoints/0");
    }

    @Test
    void a_damaged_copy_is_not_restored() throws IOException {
        fill();
        Path copies = folder.resolve("copies");
        backUp(copies);
        Files.writeString(copies.resolve(SHA256 + ".safetensors"), "weighty");

        assertThat(restore("--artifacts", copies.toString())).contains("1 records of", "are refused");
        assertThat(new TopicStore(kafka(to)).names()).isEmpty();
    }
}
