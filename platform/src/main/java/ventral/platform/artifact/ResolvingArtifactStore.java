package ventral.platform.artifact;

import java.util.Map;
import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/**
 * Stores artifacts in one store, and reads them from any store by the scheme of their URI, also those that were stored
 * before the system moved to this store.
 */
public final class ResolvingArtifactStore implements ArtifactStore {

    private final ArtifactStore place;
    private final Map<String, ArtifactAccess> byScheme;

    /**
     * Creates a store.
     *
     * @param byScheme access to artifacts by the scheme of their URI
     */
    public ResolvingArtifactStore(ArtifactStore place, Map<String, ArtifactAccess> byScheme) {
        this.place = place;
        this.byScheme = Map.copyOf(byScheme);
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        return place.put(tensors);
    }

    @Override
    public SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException {
        ArtifactAccess stored = byScheme.get(scheme(artifact));
        if (stored == null) {
            throw new DamagedArtifactException(
                    "cannot read %s: only URIs with the schemes %s are supported"
                            .formatted(
                                    artifact.uri(),
                                    byScheme.keySet().stream().sorted().toList()),
                    null);
        }
        return stored.get(artifact);
    }

    @Override
    public void delete(Artifact artifact) {
        ArtifactAccess stored = byScheme.get(scheme(artifact));
        if (stored != null) {
            stored.delete(artifact);
        }
    }

    private static String scheme(Artifact artifact) {
        return String.valueOf(artifact.uri().getScheme());
    }
}
