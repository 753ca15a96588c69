package ventral.platform.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/** Reads and deletes stored artifacts by their URI. */
public interface ArtifactAccess {

    /**
     * Reads the tensors of an artifact of any size up to {@link Artifact#MAX_BYTES} and verifies its digest.
     *
     * @param sha256 digest of the artifact, in lower-case hexadecimal
     * @throws DamagedArtifactException if the artifact is missing or too large, or its content has changed
     * @throws ArtifactStoreUnavailableException if the store is unavailable, or the artifact may not be read from there
     */
    default SortedMap<String, Tensor> get(URI uri, String sha256) throws DamagedArtifactException {
        return get(uri, sha256, Artifact.MAX_BYTES);
    }

    /**
     * Reads the tensors of an artifact and verifies its digest.
     *
     * @param sha256 digest of the artifact, in lower-case hexadecimal
     * @param sizeBytes size that the artifact should have; 0 if it is unknown. A larger artifact, or one larger than
     *     {@link Artifact#MAX_BYTES}, is refused before its numbers are read into memory
     * @throws DamagedArtifactException if the artifact is missing or too large, or its content has changed
     * @throws ArtifactStoreUnavailableException if the store is unavailable, or the artifact may not be read from there
     */
    SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException;

    /**
     * Opens an artifact at an offset, without verifying its digest.
     *
     * @param sha256 digest that the artifact should have, in lower-case hexadecimal
     * @param offset from 0 to the artifact's size
     * @throws ArtifactStoreUnavailableException if the store is unavailable; a read of the stream may throw it too
     * @throws IOException if the artifact cannot be read; the message names the location and the remedy
     */
    InputStream open(URI uri, String sha256, long offset) throws IOException;

    /**
     * Deletes an artifact. Deleting one that does not exist is not an error. If the store fails, the artifact is left.
     *
     * @param sha256 digest that the artifact should have, in lower-case hexadecimal
     * @throws IOException if the artifact may not be deleted
     */
    void delete(URI uri, String sha256) throws IOException;
}
