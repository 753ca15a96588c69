package ventral.gateway.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.ObjectStoreException;
import ventral.gateway.ledger.Artifacts;
import ventral.gateway.ledger.StoreAwayException;

/** Reads checkpoint files from the object store that the trainers write to. */
public final class ArtifactObjects implements Artifacts {

    private final ObjectStore store;

    public ArtifactObjects(ObjectStore store) {
        this.store = store;
    }

    @Override
    public InputStream open(URI uri, long offset) throws IOException {
        try {
            return store.open(ObjectPlace.of(uri), offset);
        } catch (ObjectStoreException.Away e) {
            throw new StoreAwayException(String.valueOf(e.getMessage()), e);
        }
    }
}
