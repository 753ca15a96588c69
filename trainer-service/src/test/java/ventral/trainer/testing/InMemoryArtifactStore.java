package ventral.trainer.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Stores artifacts in memory, each named by its owner and its digest. */
public final class InMemoryArtifactStore implements ArtifactStore {

    private final Map<URI, SortedMap<String, Tensor>> stored;
    private final String prefix;
    private boolean full;

    public InMemoryArtifactStore() {
        this(new TreeMap<>(), "");
    }

    private InMemoryArtifactStore(Map<URI, SortedMap<String, Tensor>> stored, String prefix) {
        this.stored = stored;
        this.prefix = prefix;
    }

    /** Returns a store with the same artifacts for one owner: equal tensors of two owners are two artifacts. */
    public InMemoryArtifactStore forOwner(String owner) {
        return new InMemoryArtifactStore(stored, owner + "-");
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        if (full) {
            throw new ArtifactStoreUnavailableException("the store is full", new IOException());
        }
        ArtifactDigest digest = ArtifactDigest.of(tensors);
        URI uri = URI.create("memory:///" + prefix + digest.fileName());
        stored.put(uri, tensors);
        return new Artifact(uri, digest.sha256(), digest.sizeBytes());
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        SortedMap<String, Tensor> tensors = stored.get(uri);
        if (tensors == null) {
            throw new DamagedArtifactException(uri + " is gone", null);
        }
        String found = ArtifactDigest.of(tensors).sha256();
        if (!found.equals(sha256)) {
            throw new DamagedArtifactException("%s has the SHA-256 %s, not %s".formatted(uri, found, sha256), null);
        }
        return tensors;
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) {
        throw new UnsupportedOperationException("artifacts in memory have no bytes");
    }

    @Override
    public void delete(URI uri, String sha256) {
        stored.remove(uri);
    }

    /** Makes every later put fail, as in a full store. */
    public void fill() {
        full = true;
    }

    /** Returns the URIs of the artifacts of all owners. */
    public Set<URI> uris() {
        return Set.copyOf(stored.keySet());
    }
}
