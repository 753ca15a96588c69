package ventral.scorer.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.artifact.ResolvingArtifactReader;
import ventral.scorer.artifact.Tensor;
import ventral.scorer.artifact.WeightsReader;
import ventral.scorer.files.FileArtifactReader;

class SafetensorsWeightsReaderTest {

    private static final String HEADER = """
            {"__metadata__":{"format":"pt"},
             "fc.bias":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},
             "steps":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""";

    private final WeightsReader weights =
            new SafetensorsWeightsReader(new ResolvingArtifactReader(Map.of("file", new FileArtifactReader())));

    @TempDir
    Path folder;

    @Test
    void tensors_are_read_by_name() throws Exception {
        Path file = write(HEADER);
        SortedMap<String, Tensor> tensors = weights.read(file.toUri(), sha256(file));
        assertThat(tensors).containsOnlyKeys("fc.bias", "steps");
        assertThat(tensors.get("steps").data().getLong(0)).isEqualTo(1_000_000_007L);
        assertThat(tensors.get("steps").shape()).isEmpty();
        assertThat(tensors.get("fc.bias").shape()).containsExactly(2, 1);
        assertThat(tensors.get("fc.bias").data().getFloat(4)).isEqualTo(-.5f);
    }

    @Test
    void a_file_that_was_changed_is_refused() throws Exception {
        Path file = write(HEADER);
        assertThatThrownBy(() -> weights.read(file.toUri(), "00"))
                .hasMessageContaining(sha256(file))
                .hasMessageContaining(file.getFileName().toString());
    }

    @Test
    void what_lies_in_no_place_that_is_read_is_refused() {
        assertThatThrownBy(() -> weights.read(URI.create("s3://bucket/key"), "00"))
                .hasMessage("cannot read s3://bucket/key: its scheme must be one of [file]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[8,16]; [8,24]; not in safetensors format",
                "[8,16]; [16,8]; not in safetensors format",
                "[2,1]; [3]; 8 bytes for FLOAT32 numbers of shape [3]",
                "F32; F8; tensors of type F8"
            })
    void a_header_that_does_not_fit_is_refused(String right, String wrong, String message) throws Exception {
        Path file = write(HEADER.replace(right, wrong));
        assertThatThrownBy(() -> weights.read(file.toUri(), sha256(file))).hasMessageContaining(message);
    }

    @Test
    void bytes_that_are_no_safetensors_are_refused() throws Exception {
        Path file = Files.write(folder.resolve("noise"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> weights.read(file.toUri(), sha256(file)))
                .hasMessageContaining("not in safetensors format");
    }

    private Path write(String header) throws Exception {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + json.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).putLong(1_000_000_007L).putFloat(3).putFloat(-.5f);
        return Files.write(folder.resolve("weights.safetensors"), bytes.array());
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
