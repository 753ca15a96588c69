package ventral.scorer.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jboss.logging.Logger;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.ObjectStoreException;
import ventral.scorer.benchmark.Artifacts;
import ventral.scorer.benchmark.StoreAwayException;

/** Reads artifacts from the object store that the trainer writes to. */
public final class ArtifactObjects implements Artifacts {

    private static final Logger LOG = Logger.getLogger(ArtifactObjects.class);

    private final ObjectStore store;

    public ArtifactObjects(ObjectStore store) {
        this.store = store;
    }

    @Override
    public InputStream open(URI uri) throws IOException {
        try {
            return new Reading(store.open(ObjectPlace.of(uri), 0));
        } catch (ObjectStoreException.Away e) {
            throw away(e);
        }
    }

    private static StoreAwayException away(ObjectStoreException.Away e) {
        LOG.warnf("%s; retrying until the store is available", e.getMessage());
        return new StoreAwayException(String.valueOf(e.getMessage()), e);
    }

    private static final class Reading extends FilterInputStream {

        Reading(InputStream object) {
            super(object);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (ObjectStoreException.Away e) {
                throw away(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (ObjectStoreException.Away e) {
                throw away(e);
            }
        }
    }
}
