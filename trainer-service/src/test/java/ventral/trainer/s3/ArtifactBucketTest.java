package ventral.trainer.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.s3.LocalStore;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.ObjectStoreException;
import ventral.contract.s3.StoreAccess;
import ventral.trainer.run.StoreAwayException;

class ArtifactBucketTest extends BucketContract {

    private LocalStore server;

    @BeforeEach
    void open() throws Exception {
        server = new LocalStore();
        open(server.endpoint(), new ObjectPlace("ventral", "checkpoints"));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Override
    protected void takeAway() throws Exception {
        server.takeAway();
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
        server.takeAway();
        open(server.endpoint(), new ObjectPlace("later", "checkpoints"));
        assertThatThrownBy(() -> artifacts().put(tensors())).isInstanceOf(StoreAwayException.class);
        server.giveBack();
        artifacts().put(tensors());
        assertThat(fileCount()).isOne();
    }

    @Test
    void who_is_denied_does_not_start_and_once_started_tries_again_until_it_is_put_right() throws Exception {
        LocalStore.identifyAs("stranger", "guess");
        ObjectStore store =
                new ObjectStore(new StoreAccess("ventral.trainer.s3", Optional.of(server.endpoint()), "us-east-1"));
        assertThatThrownBy(() -> ArtifactBucket.at(store, place()))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContainingAll(
                        "stranger", "ventral", server.endpoint().toString());
        assertThatThrownBy(() -> artifacts().put(tensors()))
                .isInstanceOf(StoreAwayException.class)
                .hasMessageContainingAll("denied for access key stranger", "retrying until this is corrected");
        LocalStore.identifyAs(LocalStore.KEY, LocalStore.SECRET);
        assertThat(artifacts().get(artifacts().put(tensors()))).hasSize(2);
    }
}
