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

    private final List<String> deleted = new ArrayList<>();
    private final FakeArtifactStore folder = new FakeArtifactStore("file");
    private final FakeArtifactStore bucket = new FakeArtifactStore("s3");
    private final ArtifactStore artifacts =
            new ResolvingArtifactStore(bucket, new ResolvingArtifactAccess(Map.of("file", folder, "s3", bucket)));

    @Test
    void what_is_stored_goes_to_the_new_place_and_what_was_stored_is_found_in_the_old_one() throws Exception {
        assertThat(artifacts.put(new TreeMap<>()).uri()).hasScheme("s3");
        assertThat(artifacts.get(URI.create("file:///artifacts/ab"), "ab")).containsKey("of file");
        assertThat(artifacts.get(URI.create("s3://bucket/ab"), "ab")).containsKey("of s3");
        artifacts.delete(URI.create("file:///artifacts/ab"));
        assertThat(deleted).containsExactly("file:///artifacts/ab in file");
    }

    @Test
    void what_is_in_neither_is_damaged_for_good() {
        assertThatThrownBy(() -> artifacts.get(URI.create("ftp://store/ab"), "ab"))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessage("cannot read ftp://store/ab: only URIs with the schemes [file, s3] are supported");
    }

    @Test
    void bytes_come_from_the_store_of_their_scheme_and_from_no_other() throws IOException {
        try (InputStream in = artifacts.open(URI.create("file:///artifacts/ab"), 0)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("file");
        }
        assertThatThrownBy(() -> artifacts.open(URI.create("ftp://store/ab"), 0))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read ftp://store/ab: only URIs with the schemes [file, s3] are supported");
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
        public InputStream open(URI uri, long offset) {
            return new ByteArrayInputStream(uri.toString().getBytes(StandardCharsets.UTF_8), (int) offset, 4);
        }

        @Override
        public SortedMap<String, Tensor> get(URI uri, String sha256) {
            Tensor none = new Tensor(Tensor.Type.FLOAT32, new long[] {0}, ByteBuffer.allocate(0));
            return new TreeMap<>(Map.of("of " + scheme, none));
        }

        @Override
        public void delete(URI uri) {
            deleted.add(uri + " in " + scheme);
        }
    }
}
