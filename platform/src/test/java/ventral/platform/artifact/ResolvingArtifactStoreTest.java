package ventral.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.platform.tensor.Tensor;

class ResolvingArtifactStoreTest {

    private static final String SHA256 = "ab".repeat(32);
    private static final URI FILE = URI.create("file:///artifacts/" + SHA256 + ".safetensors");
    private static final URI OBJECT = URI.create("s3://bucket/r1-" + SHA256 + ".safetensors");

    private final List<String> deleted = new ArrayList<>();
    private final FakeArtifactStore folder = new FakeArtifactStore("file");
    private final FakeArtifactStore bucket = new FakeArtifactStore("s3");
    private final ArtifactStore artifacts = new ResolvingArtifactStore(
            bucket,
            new ResolvingArtifactAccess(
                    ArtifactRoots.of("a.key", List.of("/artifacts", "s3://bucket")),
                    Map.of("file", folder, "s3", bucket)));

    @Test
    void what_is_stored_goes_to_the_new_place_and_what_was_stored_is_found_in_the_old_one() throws Exception {
        assertThat(artifacts.put(new TreeMap<>()).uri()).hasScheme("s3");
        assertThat(artifacts.get(FILE, SHA256)).containsKey("of file");
        assertThat(artifacts.get(OBJECT, SHA256)).containsKey("of s3");
        artifacts.delete(FILE, SHA256);
        assertThat(deleted).containsExactly(FILE + " in file");
    }

    @Test
    void what_is_in_neither_is_damaged_for_good() {
        assertThatThrownBy(() -> artifacts.get(URI.create("ftp://store/ab"), "ab"))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessage("cannot read ftp://store/ab: only URIs with the schemes [file, s3] are supported");
    }

    @Test
    void bytes_come_from_the_store_of_their_scheme_and_from_no_other() throws IOException {
        try (InputStream in = artifacts.open(FILE, SHA256, 0)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("file");
        }
        assertThatThrownBy(() -> artifacts.open(URI.create("ftp://store/ab"), "ab", 0))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read ftp://store/ab: only URIs with the schemes [file, s3] are supported");
    }

    @Test
    void what_is_outside_the_roots_is_waited_for_but_neither_opened_nor_deleted() {
        URI uri = URI.create("file:///elsewhere/" + SHA256 + ".safetensors");
        assertThatThrownBy(() -> artifacts.get(uri, SHA256))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll(uri.toString(), "add it to a.key");
        assertThatThrownBy(() -> artifacts.open(uri, SHA256, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("add it to a.key");
        assertThatThrownBy(() -> artifacts.delete(uri, SHA256)).isInstanceOf(IOException.class);
        assertThat(deleted).isEmpty();
    }

    @Test
    void what_is_not_named_by_its_digest_is_refused() {
        String other = "cd".repeat(32);
        assertThatThrownBy(() -> artifacts.get(FILE, other))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessageContaining(other);
        assertThatThrownBy(() -> artifacts.open(FILE, other, 0)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> artifacts.delete(FILE, other)).isInstanceOf(IOException.class);
        assertThat(deleted).isEmpty();
    }

    private final class FakeArtifactStore implements ArtifactStore {

        private final String scheme;

        FakeArtifactStore(String scheme) {
            this.scheme = scheme;
        }

        @Override
        public Artifact put(SortedMap<String, Tensor> tensors) {
            return new Artifact(URI.create(scheme + "://bucket/new"), "ab", 8);
        }

        @Override
        public InputStream open(URI uri, String sha256, long offset) {
            return new ByteArrayInputStream(uri.toString().getBytes(StandardCharsets.UTF_8), (int) offset, 4);
        }

        @Override
        public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) {
            Tensor none = new Tensor(Tensor.Type.FLOAT32, new long[] {0}, ByteBuffer.allocate(0));
            return new TreeMap<>(Map.of("of " + scheme, none));
        }

        @Override
        public void delete(URI uri, String sha256) {
            deleted.add(uri + " in " + scheme);
        }
    }
}
