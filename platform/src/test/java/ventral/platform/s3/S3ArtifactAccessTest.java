package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.ObjectUri;

class S3ArtifactAccessTest {

    private static final URI PLACE = URI.create("s3://ventral/checkpoints/weights.safetensors");

    private LocalObjectStore server;
    private ObjectStore store;
    private ArtifactAccess artifacts;

    @BeforeEach
    void open() throws Exception {
        server = new LocalObjectStore();
        store = new ObjectStore(server.access());
        store.ensureBucket("ventral");
        artifacts = new S3ArtifactAccess(store);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void an_object_is_read_from_its_first_byte_to_its_last() throws IOException {
        byte[] weights = {1, 2, 3};
        store.put(ObjectUri.of(PLACE), "00", weights.length, out -> out.write(weights));
        try (InputStream in = artifacts.open(PLACE, "00", 0)) {
            assertThat(in.read()).isOne();
            assertThat(in.readAllBytes()).containsExactly(2, 3);
        }
    }

    @Test
    void an_object_that_is_gone_is_another_thing_than_a_store_that_is_away() throws Exception {
        assertThatThrownBy(() -> artifacts.open(PLACE, "00", 0))
                .isInstanceOf(IOException.class)
                .hasMessage("%s at %s is gone", PLACE, server.endpoint());
        server.stop();
        assertThatThrownBy(() -> artifacts.open(PLACE, "00", 0))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll(PLACE.toString(), server.endpoint().toString());
        server.restart();
        assertThatThrownBy(() -> artifacts.open(PLACE, "00", 0)).hasMessageEndingWith("is gone");
    }

    @Test
    void a_refusal_ends_the_opening_of_an_object_but_its_tensors_are_waited_for() {
        LocalObjectStore.setCredentials("stranger", "guess");
        assertThatThrownBy(() -> artifacts.open(PLACE, "00", 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("access to bucket ventral is denied");
        assertThatThrownBy(() -> artifacts.get(PLACE, "00"))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContaining("retrying until this is corrected");
    }
}
