package ventral.platform.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/**
 * Stores artifacts in one store, and reads them from any store by the scheme of their URI, also those that were stored
 * before the system moved to this store.
 */
public final class ResolvingArtifactStore implements ArtifactStore {

    private final ArtifactStore store;
    private final ArtifactAccess access;

    public ResolvingArtifactStore(ArtifactStore store, ResolvingArtifactAccess access) {
        this.store = store;
        this.access = access;
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        return store.put(tensors);
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
