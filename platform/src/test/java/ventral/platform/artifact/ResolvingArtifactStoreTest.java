package ventral.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
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
    private final ArtifactStore artifacts = new ResolvingArtifactStore(bucket, Map.of("file", folder, "s3", bucket));

    @Test
    void what_is_stored_goes_to_the_new_place_and_what_was_stored_is_found_in_the_old_one() throws Exception {
        assertThat(artifacts.put(new TreeMap<>()).uri()).hasScheme("s3");
        assertThat(artifacts.get(at("file:///artifacts/ab"))).containsKey("of file");
        assertThat(artifacts.get(at("s3://bucket/ab"))).containsKey("of s3");
        artifacts.delete(at("file:///artifacts/ab"));
        assertThat(deleted).containsExactly("file:///artifacts/ab in file");
    }

    @Test
    void what_is_in_neither_is_damaged_for_good() {
        assertThatThrownBy(() -> artifacts.get(at("ftp://store/ab")))
                .isInstanceOf(DamagedArtifactException.class)
                .hasMessage("cannot read ftp://store/ab: only URIs with the schemes [file, s3] are supported");
    }

    private static Artifact at(String uri) {
        return new Artifact(URI.create(uri), "ab", 8);
    }

    private final class FakeArtifactStore implements ArtifactStore {

        private final String scheme;

        FakeArtifactStore(String scheme) {
            this.scheme = scheme;
        }

        @Override
        public Artifact put(SortedMap<String, Tensor> tensors) {
            return at(scheme + "://bucket/new");
        }

        @Override
        public SortedMap<String, Tensor> get(Artifact artifact) {
            Tensor none = new Tensor(Tensor.Type.FLOAT32, new long[] {0}, ByteBuffer.allocate(0));
            return new TreeMap<>(Map.of("of " + scheme, none));
        }

        @Override
        public void delete(Artifact artifact) {
            deleted.add(artifact.uri() + " in " + scheme);
        }
    }
}
