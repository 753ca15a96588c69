package ventral.scorer.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Reads artifacts, such as the weights of checkpoints, by URI. */
public interface ArtifactReader {

    /**
     * Opens an artifact at its first byte.
     *
     * @throws ArtifactStoreUnavailableException if the store is unavailable; a read of the stream may throw it too
     * @throws IOException if the artifact does not exist or access is denied
     */
    InputStream open(URI uri) throws IOException;
}
