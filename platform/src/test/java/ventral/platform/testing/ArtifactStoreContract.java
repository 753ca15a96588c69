package ventral.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.tensor.Tensor;

/** Tests the contract of every artifact store. */
public abstract class ArtifactStoreContract {

    /** Returns an empty store. */
    protected abstract ArtifactStore artifacts();

    /** Returns the same store for one owner. */
    protected abstract ArtifactStore artifactsOf(String owner);

    /** Accesses the artifact's bytes directly, not through the store. */
    protected abstract byte[] bytes(Artifact artifact) throws Exception;

    /** Accesses the artifact's bytes directly, not through the store. */
    protected abstract void overwrite(Artifact artifact, byte[] bytes) throws Exception;

    /** Returns the number of files, including unfinished ones. */
    protected abstract int fileCount() throws Exception;

    protected abstract void takeAway() throws Exception;

    @Test
    void what_is_put_is_got_again() throws DamagedArtifactException {
        SortedMap<String, Tensor> got = get(artifacts(), artifacts().put(tensors()));
        assertThat(got.keySet()).containsExactly("count", "weight");
        assertThat(got.get("weight").shape()).containsExactly(2, 1);
        assertThat(got.get("weight").data()).isEqualTo(floats(1.5f, -2));
        assertThat(got.get("count").data()).isEqualTo(longs(7));
    }

    @Test
    void the_same_tensors_are_one_file() throws Exception {
        assertThat(artifacts().put(tensors())).isEqualTo(artifacts().put(tensors()));
        assertThat(fileCount()).isOne();
    }

    @Test
    void the_file_is_what_other_readers_of_the_format_expect() throws Exception {
        Artifact artifact = artifacts().put(tensors());
        byte[] bytes = bytes(artifact);
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"count\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}}");
        assertThat(header % 8).isZero();
        assertThat(bytes).hasSize(8 + header + 16).hasSize((int) artifact.sizeBytes());
        assertThat(artifact.uri().toString()).endsWith("/" + artifact.sha256() + ".safetensors");
    }

    @Test
    void a_file_that_was_tampered_with_is_refused() throws Exception {
        Artifact artifact = artifacts().put(tensors());
        byte[] bytes = bytes(artifact);
        bytes[bytes.length - 1] ^= 1;
        overwrite(artifact, bytes);
        assertThatThrownBy(() -> get(artifacts(), artifact))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining(artifact.sha256());
    }

    @Test
    void a_file_that_was_cut_short_is_refused() throws Exception {
        Artifact artifact = artifacts().put(tensors());
        overwrite(artifact, Arrays.copyOf(bytes(artifact), 100));
        assertThatThrownBy(() -> get(artifacts(), artifact))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining("too early");
    }

    @Test
    void a_damaged_file_is_mended_when_the_same_tensors_are_put_again() throws Exception {
        Artifact artifact = artifacts().put(tensors());
        overwrite(artifact, new byte[] {1, 2, 3});
        artifacts().put(tensors());
        assertThat(get(artifacts(), artifact)).hasSize(2);
        assertThat(fileCount()).isOne();
    }

    @Test
    void an_artifact_that_is_gone_is_another_thing_than_a_store_that_is_away() throws Exception {
        Artifact artifact = artifacts().put(tensors());
        artifacts().delete(artifact.uri(), artifact.sha256());
        artifacts().delete(artifact.uri(), artifact.sha256());
        assertThat(fileCount()).isZero();
        assertThatThrownBy(() -> get(artifacts(), artifact))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageEndingWith("is gone");
        takeAway();
        assertThatThrownBy(() -> get(artifacts(), artifact))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContaining("retrying until");
        assertThatThrownBy(() -> artifacts().put(tensors()))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContaining("retrying until");
        artifacts().delete(artifact.uri(), artifact.sha256());
    }

    @Test
    void the_same_tensors_of_two_owners_are_two_files() throws Exception {
        Artifact one = artifactsOf("r1").put(tensors());
        Artifact other = artifactsOf("r2").put(tensors());
        assertThat(fileCount()).isEqualTo(2);
        artifactsOf("r1").delete(one.uri(), one.sha256());
        assertThat(get(artifactsOf("r2"), other)).hasSize(2);
        assertThatThrownBy(() -> get(artifactsOf("r1"), one)).isInstanceOf(DamagedArtifactException.class);
    }

    @Test
    void the_bytes_of_a_file_are_read_from_any_offset() throws Exception {
        Artifact artifact = artifacts().put(tensors());
        byte[] bytes = bytes(artifact);
        try (InputStream in = artifacts().open(artifact.uri(), artifact.sha256(), bytes.length - 5)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 5, bytes.length));
        }
        artifacts().delete(artifact.uri(), artifact.sha256());
        assertThatThrownBy(() -> artifacts().open(artifact.uri(), artifact.sha256(), 0))
                .isInstanceOf(IOException.class);
    }

    private static SortedMap<String, Tensor> get(ArtifactStore artifacts, Artifact artifact)
            throws DamagedArtifactException {
        return artifacts.get(artifact.uri(), artifact.sha256());
    }

    protected static SortedMap<String, Tensor> tensors() {
        return new TreeMap<>(Map.of(
                "weight", new Tensor(Tensor.Type.FLOAT32, new long[] {2, 1}, floats(1.5f, -2)),
                "count", new Tensor(Tensor.Type.INT64, new long[] {}, longs(7))));
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
