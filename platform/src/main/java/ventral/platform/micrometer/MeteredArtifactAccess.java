package ventral.platform.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SortedMap;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.tensor.Tensor;

/** Reads and deletes artifacts through another access, and counts the operations that fail. */
public final class MeteredArtifactAccess implements ArtifactAccess {

    private final ArtifactAccess artifacts;
    private final ArtifactErrorCounters errors;

    public MeteredArtifactAccess(ArtifactAccess artifacts, MeterRegistry registry) {
        this.artifacts = artifacts;
        this.errors = new ArtifactErrorCounters(registry);
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        try {
            return artifacts.get(uri, sha256, sizeBytes);
        } catch (DamagedArtifactException | RuntimeException e) {
            errors.count(ArtifactErrorCounters.Operation.READ);
            throw e;
        }
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        try {
            return artifacts.open(uri, sha256, offset);
        } catch (IOException | RuntimeException e) {
            errors.count(ArtifactErrorCounters.Operation.READ);
            throw e;
        }
    }

    @Override
    public void delete(URI uri, String sha256) throws IOException {
        try {
            artifacts.delete(uri, sha256);
        } catch (IOException | RuntimeException e) {
            errors.count(ArtifactErrorCounters.Operation.DELETE);
            throw e;
        }
    }
}
