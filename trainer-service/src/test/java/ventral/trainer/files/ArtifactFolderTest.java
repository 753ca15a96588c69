package ventral.trainer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.Artifacts;
import ventral.trainer.testing.ArtifactsContract;

class ArtifactFolderTest extends ArtifactsContract {

    @TempDir
    Path disk;

    private ArtifactFolder artifacts;

    @BeforeEach
    void open() throws IOException {
        artifacts = ArtifactFolder.at(disk.resolve("artifacts"));
    }

    @Override
    protected Artifacts artifacts() {
        return artifacts;
    }

    @Override
    protected Artifacts artifactsOf(String owner) {
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
