package ventral.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.digest.Sha256;
import ventral.platform.tensor.Tensor;

/** Tests reading files that another program has written. */
class FileArtifactAccessTest {

    private static final String HEADER = """
            {"__metadata__":{"format":"pt"},
             "fc.bias":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},
             "steps":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""";

    @TempDir
    Path folder;

    private ArtifactAccess artifacts;

    @BeforeEach
    void open() {
        artifacts = new FileArtifactAccess(List.of(folder));
    }

    @Test
    void tensors_are_read_by_name() throws IOException {
        Path file = write(HEADER);
        SortedMap<String, Tensor> tensors = artifacts.get(file.toUri(), Sha256.hex(file));
        assertThat(tensors).containsOnlyKeys("fc.bias", "steps");
        assertThat(tensors.get("steps").data().getLong(0)).isEqualTo(1_000_000_007L);
        assertThat(tensors.get("steps").shape()).isEmpty();
        assertThat(tensors.get("fc.bias").shape()).containsExactly(2, 1);
        assertThat(tensors.get("fc.bias").data().getFloat(4)).isEqualTo(-.5f);
    }

    @Test
    void a_file_with_another_digest_is_refused_with_both_and_its_name() throws IOException {
        Path file = write(HEADER);
        assertThatThrownBy(() -> artifacts.get(file.toUri(), "00"))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContainingAll(
                        Sha256.hex(file), "not 00", file.getFileName().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[8,16]; [8,24]; the file ends 8 bytes too early",
                "[8,16]; [16,8]; fc.bias has bytes 16 to 8, but byte 8 is next",
                "[2,1]; [3]; 8 bytes are not a FLOAT32 tensor of shape [3]",
                "F32; F8; tensors of type F8"
            })
    void a_header_that_does_not_fit_is_refused_and_the_file_named(String right, String wrong, String message)
            throws IOException {
        Path file = write(HEADER.replace(right, wrong));
        assertThatThrownBy(() -> artifacts.get(file.toUri(), Sha256.hex(file)))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContainingAll(file.getFileName().toString(), message);
    }

    @Test
    void bytes_that_are_no_safetensors_are_refused() throws IOException {
        Path file = Files.write(folder.resolve("noise"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> artifacts.get(file.toUri(), Sha256.hex(file)))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining("not a valid safetensors file");
    }

    @Test
    void a_file_that_is_larger_than_the_artifact_should_be_is_refused_before_its_numbers_are_read() throws IOException {
        Path file = write(HEADER);
        long size = Files.size(file);
        assertThat(artifacts.get(file.toUri(), Sha256.hex(file), size)).hasSize(2);
        assertThat(artifacts.get(file.toUri(), Sha256.hex(file), 0)).hasSize(2);
        assertThatThrownBy(() -> artifacts.get(file.toUri(), Sha256.hex(file), size - 1))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContainingAll(
                        file.getFileName().toString(), "fc.bias ends at byte 16", "at most 15 bytes of numbers");
        assertThatThrownBy(() -> artifacts.get(file.toUri(), Sha256.hex(file), 20))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining("the file must have at most 20 bytes");
    }

    @Test
    void a_header_that_promises_more_than_the_largest_artifact_is_refused_before_its_numbers_are_read()
            throws IOException {
        Path file = write(HEADER.replace("[2,1]", "[536870912,1]").replace("[8,16]", "[8,2147483656]"));
        assertThatThrownBy(() -> artifacts.get(file.toUri(), Sha256.hex(file), Long.MAX_VALUE))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining("fc.bias ends at byte 2147483656");
    }

    @Test
    void a_missing_folder_ends_the_opening_of_a_file_but_its_tensors_are_waited_for() {
        Path file = folder.resolve("unmounted").resolve("weights.safetensors");
        assertThatThrownBy(() -> artifacts.open(file.toUri(), "00", 0))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file.toString(), "does not exist on this machine");
        assertThatThrownBy(() -> artifacts.get(file.toUri(), "00"))
                .isInstanceOf(ArtifactStoreUnavailableException.class);
    }

    @Test
    void a_symbolic_link_out_of_the_folder_is_neither_read_nor_deleted(@TempDir Path outside) throws IOException {
        Path file = Files.move(write(HEADER), outside.resolve("weights.safetensors"));
        Path link = Files.createSymbolicLink(folder.resolve("link.safetensors"), file);
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("linked"), outside);
        for (Path path : List.of(link, linkedFolder.resolve("weights.safetensors"))) {
            assertThatThrownBy(() -> artifacts.get(path.toUri(), "00"))
                    .isInstanceOf(DamagedArtifactException.class)
                    .hasMessageContainingAll(path.toString(), "leads out of the folders of artifacts");
            assertThatThrownBy(() -> artifacts.open(path.toUri(), "00", 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("leads out of the folders of artifacts");
            artifacts.delete(path.toUri(), "00");
        }
        assertThat(file).exists();
    }

    @Test
    void a_folder_that_is_reached_by_a_symbolic_link_is_read(@TempDir Path elsewhere) throws IOException {
        Path file = write(HEADER);
        Path link = Files.createSymbolicLink(elsewhere.resolve("artifacts"), folder);
        ArtifactAccess linked = new FileArtifactAccess(List.of(link));
        assertThat(linked.get(link.resolve(file.getFileName()).toUri(), Sha256.hex(file)))
                .containsOnlyKeys("fc.bias", "steps");
    }

    @Test
    void what_is_no_regular_file_is_not_opened() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory.safetensors"));
        assertThatThrownBy(() -> artifacts.open(directory.toUri(), "00", 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a regular file");
        artifacts.delete(directory.toUri(), "00");
        assertThat(directory).exists();
    }

    private Path write(String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + json.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).putLong(1_000_000_007L).putFloat(3).putFloat(-.5f);
        return Files.write(folder.resolve("weights.safetensors"), bytes.array());
    }
}
