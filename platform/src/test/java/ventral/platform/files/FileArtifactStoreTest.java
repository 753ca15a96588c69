package ventral.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.testing.ArtifactStoreContract;

class FileArtifactStoreTest extends ArtifactStoreContract {

    @TempDir
    Path disk;

    private FileArtifactStore artifacts;

    @BeforeEach
    void open() throws IOException {
        artifacts = FileArtifactStore.at(disk.resolve("artifacts"));
    }

    @Test
    void the_free_space_is_checked_when_an_artifact_is_stored() throws IOException {
        List<String> reports = new ArrayList<>();
        DiskWatermark watermark = new DiskWatermark(disk, 1, folder -> 0, reports::add);
        FileArtifactStore.at(disk, watermark).of("owner").put(tensors());
        assertThat(reports).hasSize(1);
    }

    @Test
    void files_that_were_left_unfinished_more_than_a_day_ago_are_deleted_when_the_store_is_opened() throws IOException {
        Path folder = disk.resolve("artifacts");
        Path abandoned = Files.createFile(folder.resolve("unfinished-1.tmp"));
        Path recent = Files.createFile(folder.resolve("unfinished-2.tmp"));
        Path other = Files.createFile(folder.resolve("of-the-user.tmp"));
        FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(abandoned, twoDaysAgo);
        Files.setLastModifiedTime(other, twoDaysAgo);

        FileArtifactStore.at(folder);

        assertThat(abandoned).doesNotExist();
        assertThat(recent).exists();
        assertThat(other).exists();
    }

    @Override
    protected ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    protected ArtifactStore artifactsOf(String owner) {
        return artifacts.of(owner);
    }

    @Override
    protected byte[] bytes(Artifact artifact) throws IOException {
        return Files.readAllBytes(Path.of(artifact.uri()));
    }

    @Override
    protected void overwrite(Artifact artifact, byte[] bytes) throws IOException {
        Files.write(Path.of(artifact.uri()), bytes);
    }

    @Override
    protected int fileCount() throws IOException {
        try (var files = Files.list(disk.resolve("artifacts"))) {
            return (int) files.count();
        }
    }

    @Override
    protected void takeAway() throws IOException {
        Files.delete(disk.resolve("artifacts"));
    }
}
