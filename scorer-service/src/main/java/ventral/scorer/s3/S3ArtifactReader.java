package ventral.scorer.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jboss.logging.Logger;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreException;
import ventral.scorer.artifact.ArtifactReader;
import ventral.scorer.artifact.ArtifactStoreUnavailableException;

/** Reads artifacts from the object store that the trainer writes to. */
public final class S3ArtifactReader implements ArtifactReader {

    private static final Logger LOG = Logger.getLogger(S3ArtifactReader.class);

    private final ObjectStore store;

    public S3ArtifactReader(ObjectStore store) {
        this.store = store;
    }

    @Override
    public InputStream open(URI uri) throws IOException {
        try {
            return new ArtifactInputStream(store.open(ObjectUri.of(uri), 0));
        } catch (ObjectStoreException.StoreUnavailable e) {
            throw away(e);
        }
    }

    private static ArtifactStoreUnavailableException away(ObjectStoreException.StoreUnavailable e) {
        LOG.warnf("%s; retrying until the store is available", e.getMessage());
        return new ArtifactStoreUnavailableException(String.valueOf(e.getMessage()), e);
    }

    private static final class ArtifactInputStream extends FilterInputStream {

        ArtifactInputStream(InputStream object) {
            super(object);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (ObjectStoreException.StoreUnavailable e) {
                throw away(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (ObjectStoreException.StoreUnavailable e) {
                throw away(e);
            }
        }
    }
}
