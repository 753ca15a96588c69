package ventral.platform.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Reads and deletes artifacts in object storage. */
public final class S3ArtifactAccess implements ArtifactAccess {

    private static final Logger LOG = LoggerFactory.getLogger(S3ArtifactAccess.class);

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
            LOG.warn("an artifact that is no longer needed is left: {}", e.getMessage());
        }
    }
}
