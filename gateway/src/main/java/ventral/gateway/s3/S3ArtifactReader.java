package ventral.gateway.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import ventral.gateway.artifact.ArtifactReader;
import ventral.gateway.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreException;

/** Reads checkpoint files from the object store that the trainers write to. */
public final class S3ArtifactReader implements ArtifactReader {

    private final ObjectStore store;

    public S3ArtifactReader(ObjectStore store) {
        this.store = store;
    }

    @Override
    public InputStream open(URI uri, long offset) throws IOException {
        try {
            return store.open(ObjectUri.of(uri), offset);
        } catch (ObjectStoreException.StoreUnavailable e) {
            throw new ArtifactStoreUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
