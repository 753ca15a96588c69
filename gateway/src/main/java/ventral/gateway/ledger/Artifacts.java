package ventral.gateway.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Where the files of checkpoints are. */
public interface Artifacts {

    /**
     * A file from a byte on.
     *
     * @param offset from 0 to the file's size
     * @throws StoreAwayException if where it is cannot be reached for now
     * @throws IOException if it cannot be reached, which the message says with the place and the remedy
     */
    InputStream open(URI uri, long offset) throws IOException;
}
