package ventral.trainer.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import org.jboss.logging.Logger;
import ventral.contract.artifact.ObjectUri;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.ObjectStoreException;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.ArtifactAccess;
import ventral.trainer.run.ArtifactStoreUnavailableException;
import ventral.trainer.run.DamagedArtifactException;
import ventral.trainer.run.Tensor;
import ventral.trainer.safetensors.ArtifactDigest;

/** Reads and deletes artifacts in object storage. */
public final class S3ArtifactAccess implements ArtifactAccess {

    private static final Logger LOG = Logger.getLogger(S3ArtifactAccess.class);

    private final ObjectStore store;

    public S3ArtifactAccess(ObjectStore store) {
        this.store = store;
    }

    @Override
    public SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException {
        try (InputStream in = store.open(ObjectUri.of(artifact.uri()), 0)) {
            return ArtifactDigest.read(artifact, in);
        } catch (ObjectStoreException.NoSuchObject e) {
            throw new DamagedArtifactException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /**
     * Returns the exception for a store error. A refusal counts as unavailable too: once somebody has corrected the
     * cause, the next attempt succeeds.
     */
    static ArtifactStoreUnavailableException away(IOException e) {
        String until = e instanceof ObjectStoreException.Refused ? "this is corrected" : "the store is available";
        return new ArtifactStoreUnavailableException("%s; retrying until %s".formatted(e.getMessage(), until), e);
    }

    @Override
    public void delete(Artifact artifact) {
        try {
            store.delete(ObjectUri.of(artifact.uri()));
        } catch (ObjectStoreException e) {
            LOG.warnf("an artifact that is no longer needed is left: %s", e.getMessage());
        }
    }
}
