package ventral.scorer.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Where the files of checkpoints are. */
public interface Artifacts {

    /**
     * A file from its first byte on.
     *
     * @throws StoreAwayException if where it is cannot be reached, which reading on may find, too
     * @throws IOException if it is not there, or must not be read
     */
    InputStream open(URI uri) throws IOException;
}
