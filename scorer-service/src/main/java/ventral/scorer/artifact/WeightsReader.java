package ventral.scorer.artifact;

import java.io.IOException;
import java.net.URI;
import java.util.SortedMap;

/** Reads the weights of checkpoints. */
public interface WeightsReader {

    /**
     * Reads a network's tensors by name.
     *
     * @param sha256 of the file, in lower-case hexadecimal
     * @throws ArtifactStoreUnavailableException if the store is unavailable
     * @throws IOException if the file does not exist, or does not match the digest
     */
    SortedMap<String, Tensor> read(URI uri, String sha256) throws IOException;
}
