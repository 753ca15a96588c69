package ventral.scorer.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Reads artifacts, such as the weights of checkpoints, by URI. */
public interface Artifacts {

    /**
     * Opens an artifact at its first byte.
     *
     * @throws StoreAwayException if the store is unavailable; a read of the stream may throw it too
     * @throws IOException if the artifact does not exist or access is denied
     */
    InputStream open(URI uri) throws IOException;
}
