package ventral.trainer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.DamagedArtifactException;
import ventral.trainer.run.StoreAwayException;
import ventral.trainer.run.Tensor;

class ArtifactFolderTest {

    @TempDir
    Path folder;

    private final SortedMap<String, Tensor> tensors = new TreeMap<>();
    private ArtifactFolder artifacts;

    @BeforeEach
    void open() throws IOException {
        artifacts = ArtifactFolder.at(folder.resolve("artifacts"));
        tensors.put("weight", new Tensor(Tensor.Type.FLOAT32, new long[] {2, 1}, floats(1.5f, -2)));
        tensors.put("count", new Tensor(Tensor.Type.INT64, new long[] {}, longs(7)));
    }

    @Test
    void what_is_put_is_got_again() throws DamagedArtifactException {
        SortedMap<String, Tensor> got = artifacts.get(artifacts.put(tensors));
        assertThat(got.keySet()).containsExactly("count", "weight");
        assertThat(got.get("weight").shape()).containsExactly(2, 1);
        assertThat(got.get("weight").data()).isEqualTo(floats(1.5f, -2));
        assertThat(got.get("count").data()).isEqualTo(longs(7));
    }

    @Test
    void the_same_tensors_are_one_file() throws IOException {
        assertThat(artifacts.put(tensors)).isEqualTo(artifacts.put(tensors));
        try (var files = Files.list(folder.resolve("artifacts"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void the_file_is_what_other_readers_of_the_format_expect() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(artifacts.put(tensors).uri()));
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(new String(bytes, 8, (int) header, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"count\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}}");
        assertThat(header % 8).isZero();
        assertThat(bytes).hasSize((int) (8 + header + 16));
    }

    @Test
    void a_file_that_was_tampered_with_is_refused() throws IOException {
        Artifact artifact = artifacts.put(tensors);
        byte[] bytes = Files.readAllBytes(Path.of(artifact.uri()));
        bytes[bytes.length - 1] ^= 1;
        Files.write(Path.of(artifact.uri()), bytes);
        assertThatThrownBy(() -> artifacts.get(artifact))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining(artifact.sha256());
    }

    @Test
    void a_damaged_file_is_mended_when_the_same_tensors_are_put_again() throws Exception {
        Artifact artifact = artifacts.put(tensors);
        Files.write(Path.of(artifact.uri()), new byte[] {1, 2, 3});
        artifacts.put(tensors);
        assertThat(artifacts.get(artifact)).hasSize(2);
    }

    @Test
    void a_file_that_is_gone_is_another_thing_than_a_folder_that_is_away() throws IOException {
        Artifact artifact = artifacts.put(tensors);
        artifacts.delete(artifact);
        assertThatThrownBy(() -> artifacts.get(artifact))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageEndingWith("is gone");
        Files.delete(folder.resolve("artifacts"));
        assertThatThrownBy(() -> artifacts.get(artifact)).isInstanceOf(StoreAwayException.class);
        assertThatThrownBy(() -> artifacts.put(tensors))
                .isInstanceOf(StoreAwayException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void the_same_tensors_of_two_owners_are_two_files() {
        Artifact one = artifacts.of("r1").put(tensors);
        Artifact other = artifacts.of("r2").put(tensors);
        artifacts.of("r1").delete(one);
        assertThat(Path.of(one.uri())).doesNotExist();
        assertThat(Path.of(other.uri())).exists();
    }

    private static ByteBuffer floats(float... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return data;
    }

    private static ByteBuffer longs(long... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(values);
        return data;
    }
}
