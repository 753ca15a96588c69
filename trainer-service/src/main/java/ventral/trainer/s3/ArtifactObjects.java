package ventral.trainer.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import org.jboss.logging.Logger;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.ObjectStoreException;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.DamagedArtifactException;
import ventral.trainer.run.StoreAwayException;
import ventral.trainer.run.StoredArtifacts;
import ventral.trainer.run.Tensor;
import ventral.trainer.safetensors.Fingerprint;

/** Reads and deletes artifacts in object storage. */
public final class ArtifactObjects implements StoredArtifacts {

    private static final Logger LOG = Logger.getLogger(ArtifactObjects.class);

    private final ObjectStore store;

    public ArtifactObjects(ObjectStore store) {
        this.store = store;
    }

    @Override
    public SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException {
        try (InputStream in = store.open(ObjectPlace.of(artifact.uri()), 0)) {
            return Fingerprint.read(artifact, in);
        } catch (ObjectStoreException.Gone e) {
            throw new DamagedArtifactException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /**
     * Returns the exception for a store error. A refusal counts as unavailable too: once somebody has corrected the
     * cause, the next attempt succeeds.
     */
    static StoreAwayException away(IOException e) {
        String until = e instanceof ObjectStoreException.Refused ? "this is corrected" : "the store is available";
        return new StoreAwayException("%s; retrying until %s".formatted(e.getMessage(), until), e);
    }

    @Override
    public void delete(Artifact artifact) {
        try {
            store.delete(ObjectPlace.of(artifact.uri()));
        } catch (ObjectStoreException e) {
            LOG.warnf("an artifact that is no longer needed is left: %s", e.getMessage());
        }
    }
}
