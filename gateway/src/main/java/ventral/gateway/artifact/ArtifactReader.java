package ventral.gateway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Opens the files of checkpoints. */
public interface ArtifactReader {

    /**
     * Opens a file at an offset.
     *
     * @param offset from 0 to the file's size
     * @throws ArtifactStoreUnavailableException if the store is unavailable; a transient failure
     * @throws IOException if the file cannot be read; the message names the location and the remedy
     */
    InputStream open(URI uri, long offset) throws IOException;
}
