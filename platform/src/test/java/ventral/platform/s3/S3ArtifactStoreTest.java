package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.ObjectUri;

class S3ArtifactStoreTest extends S3ArtifactStoreContract {

    private LocalObjectStore server;

    @BeforeEach
    void open() throws Exception {
        server = new LocalObjectStore();
        open(server.endpoint(), new ObjectUri("ventral", "checkpoints"));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Override
    protected void takeAway() throws Exception {
        server.stop();
    }

    @Test
    void an_artifacts_uri_says_bucket_and_prefix() {
        assertThat(artifacts().put(tensors()).uri().toString())
                .matches("s3://ventral/checkpoints/[0-9a-f]{64}\\.safetensors");
        assertThat(artifactsOf("r1").put(tensors()).uri().toString())
                .matches("s3://ventral/checkpoints/r1-[0-9a-f]{64}\\.safetensors");
    }

    @Test
    void a_store_that_is_away_at_the_start_gets_its_bucket_when_there_is_something_to_store() throws Exception {
        server.stop();
        open(server.endpoint(), new ObjectUri("later", "checkpoints"));
        assertThatThrownBy(() -> artifacts().put(tensors())).isInstanceOf(ArtifactStoreUnavailableException.class);
        server.restart();
        artifacts().put(tensors());
        assertThat(fileCount()).isOne();
    }

    @Test
    void who_is_denied_does_not_start_and_once_started_tries_again_until_it_is_put_right() throws Exception {
        LocalObjectStore.setCredentials("stranger", "guess");
        ObjectStore store =
                new ObjectStore(new ObjectStoreSettings("ventral.trainer.s3", server.endpoint(), "us-east-1"));
        assertThatThrownBy(() -> S3ArtifactStore.at(store, place()))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContainingAll(
                        "is denied", "ventral", server.endpoint().toString());
        assertThatThrownBy(() -> artifacts().put(tensors()))
                .isInstanceOf(ArtifactStoreUnavailableException.class)
                .hasMessageContainingAll("access to bucket ventral is denied", "retrying until this is corrected");
        LocalObjectStore.setCredentials(LocalObjectStore.KEY, LocalObjectStore.SECRET);
        Artifact stored = artifacts().put(tensors());
        assertThat(artifacts().get(stored.uri(), stored.sha256())).hasSize(2);
    }
}
