package ventral.platform.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        try (InputStream in = store.open(ObjectUri.of(uri), 0)) {
            return ArtifactDigest.read(uri, sha256, sizeBytes, in);
        } catch (DamagedArtifactException e) {
            throw e;
        } catch (ObjectStoreException.NoSuchObject e) {
            throw new DamagedArtifactException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * Returns the exception for a store error. A refusal counts as unavailable too: once somebody has corrected the
     * cause, the next attempt succeeds.
     */
    static ArtifactStoreUnavailableException unavailable(IOException e) {
        String until = e instanceof ObjectStoreException.Refused ? "this is corrected" : "the store is available";
        return new ArtifactStoreUnavailableException("%s; retrying until %s".formatted(e.getMessage(), until), e);
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        try {
            return new ObjectInputStream(store.open(ObjectUri.of(uri), offset));
        } catch (ObjectStoreException.StoreUnavailable e) {
            throw new ArtifactStoreUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void delete(URI uri, String sha256) {
        try {
            store.delete(ObjectUri.of(uri));
        } catch (ObjectStoreException e) {
            LOG.warn("an artifact that is no longer needed is left: {}", e.getMessage());
        }
    }

    private static final class ObjectInputStream extends FilterInputStream {

        ObjectInputStream(InputStream object) {
            super(object);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (ObjectStoreException.StoreUnavailable e) {
                throw new ArtifactStoreUnavailableException(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (ObjectStoreException.StoreUnavailable e) {
                throw new ArtifactStoreUnavailableException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
