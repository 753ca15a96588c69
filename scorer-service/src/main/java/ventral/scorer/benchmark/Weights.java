package ventral.scorer.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.SortedMap;

/** Where the weights of checkpoints are kept. */
public interface Weights {

    /**
     * Reads a network's tensors by name.
     *
     * @param sha256 of the file, in lower-case hexadecimal
     * @throws StoreAwayException if where it is cannot be reached for now
     * @throws IOException if the file is gone, or is not the one that the digest is of
     */
    SortedMap<String, Tensor> read(URI uri, String sha256) throws IOException;
}
