package ventral.scorer.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.s3.LocalObjectStore;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.scorer.artifact.ArtifactReader;
import ventral.scorer.artifact.ArtifactStoreUnavailableException;

class S3ArtifactReaderTest {

    private static final URI PLACE = URI.create("s3://ventral/checkpoints/weights.safetensors");

    private LocalObjectStore server;
    private ObjectStore store;
    private ArtifactReader artifacts;

    @BeforeEach
    void open() throws Exception {
        server = new LocalObjectStore();
        store = new ObjectStore(
                new ObjectStoreSettings("ventral.scorer.s3", Optional.of(server.endpoint()), "us-east-1"));
        store.ensureBucket("ventral");
        artifacts = new S3ArtifactReader(store);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void an_object_is_read_from_its_first_byte_to_its_last() throws IOException {
        byte[] weights = {1, 2, 3};
        store.put(ObjectUri.of(PLACE), "00", weights.length, out -> out.write(weights));
        try (InputStream in = artifacts.open(PLACE)) {
            assertThat(in.read()).isOne();
            assertThat(in.readAllBytes()).containsExactly(2, 3);
        }
    }

    @Test
    void an_object_that_is_gone_is_another_thing_than_a_store_that_is_away() throws Exception {
        assertThatThrownBy(() -> artifacts.open(PLACE))
                .isNotInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessage("%s at %s is gone", PLACE, server.endpoint());
        server.stop();
        assertThatThrownBy(() -> artifacts.open(PLACE))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll(PLACE.toString(), server.endpoint().toString());
        server.restart();
        assertThatThrownBy(() -> artifacts.open(PLACE)).hasMessageEndingWith("is gone");
    }
}
