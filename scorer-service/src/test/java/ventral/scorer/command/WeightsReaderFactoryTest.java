package ventral.scorer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.digest.Sha256;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.platform.tensor.Tensor;
import ventral.scorer.djl.DjlCandidateLoader.WeightsReader;

class WeightsReaderFactoryTest {

    private static final ObjectStoreSettings STORE = new ObjectStoreSettings(
            WeightsReaderFactory.SETTINGS, URI.create("http://127.0.0.1:9"), WeightsReaderFactory.DEFAULT_REGION);

    @TempDir
    Path disk;

    private Path file;
    private String sha256;

    @BeforeEach
    void there_is_a_file() throws IOException {
        Tensor bias = new Tensor(Tensor.Type.FLOAT32, new long[] {1}, ByteBuffer.allocate(Float.BYTES));
        Path written = disk.resolve("written.safetensors");
        SafetensorsFile.write(written, new TreeMap<>(Map.of("fc.bias", bias)));
        sha256 = Sha256.hex(written);
        file = Files.move(written, disk.resolve(sha256 + ".safetensors"));
    }

    @Test
    void the_service_reads_artifacts_below_its_roots_and_nothing_else() throws IOException {
        assertThat(service(disk.toString()).read(file.toUri(), sha256, 0)).containsOnlyKeys("fc.bias");
        assertThatThrownBy(() -> service("/elsewhere").read(file.toUri(), sha256, 0))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll("it is not below /elsewhere", "ventral.scorer.artifacts");
        assertThatThrownBy(() -> service().read(file.toUri(), sha256, 0))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContaining("ventral.scorer.artifacts is not set");
        Path other = Files.copy(file, disk.resolve("copy.safetensors"));
        assertThatThrownBy(() -> service(disk.toString()).read(other.toUri(), sha256, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be named");
    }

    @Test
    void a_folder_that_is_not_mounted_is_unavailable_and_a_missing_file_is_damaged() {
        String name = sha256 + ".safetensors";
        Path absent = disk.resolve("absent");
        assertThatThrownBy(() ->
                        service(absent.toString()).read(absent.resolve(name).toUri(), sha256, 0))
                .isInstanceOf(ArtifactStoreUnavailableException.class);
        assertThatThrownBy(() -> {
                    Files.delete(file);
                    service(disk.toString()).read(file.toUri(), sha256, 0);
                })
                .isInstanceOf(DamagedArtifactException.class);
    }

    @Test
    void a_command_reads_what_the_user_names() throws IOException {
        WeightsReader command = WeightsReaderFactory.weights(Map.of());
        Path other = Files.copy(file, disk.resolve("copy.safetensors"));
        assertThat(command.read(other.toUri(), sha256, 0)).containsOnlyKeys("fc.bias");
        assertThatThrownBy(() -> command.read(disk.toUri(), sha256, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a regular file");
        assertThatThrownBy(() -> command.read(URI.create("ftp://store/x"), sha256, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("only URIs with the schemes file and s3 are supported");
    }

    private static WeightsReader service(String... roots) {
        return WeightsReaderFactory.artifacts(ArtifactRoots.of("ventral.scorer.artifacts", List.of(roots)), STORE)::get;
    }
}
