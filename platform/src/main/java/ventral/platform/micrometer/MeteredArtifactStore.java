package ventral.platform.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SortedMap;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.tensor.Tensor;

/** Stores artifacts in another store, and counts the bytes of stored artifacts and the operations that fail. */
public final class MeteredArtifactStore implements ArtifactStore {

    private final ArtifactStore store;
    private final ArtifactAccess access;
    private final Counter writtenBytes;
    private final ArtifactErrorCounters errors;

    public MeteredArtifactStore(ArtifactStore store, MeterRegistry registry) {
        this.store = store;
        this.access = new MeteredArtifactAccess(store, registry);
        this.errors = new ArtifactErrorCounters(registry);
        this.writtenBytes = Counter.builder("ventral.artifact.written")
                .description("Size of the artifacts that were stored")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        try {
            Artifact artifact = store.put(tensors);
            writtenBytes.increment(artifact.sizeBytes());
            return artifact;
        } catch (RuntimeException e) {
            errors.count(ArtifactErrorCounters.Operation.WRITE);
            throw e;
        }
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        return access.get(uri, sha256, sizeBytes);
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        return access.open(uri, sha256, offset);
    }

    @Override
    public void delete(URI uri, String sha256) throws IOException {
        access.delete(uri, sha256);
    }
}
