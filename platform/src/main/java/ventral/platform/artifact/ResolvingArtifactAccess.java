package ventral.platform.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ventral.platform.tensor.Tensor;

/**
 * Reads and deletes artifacts below the configured roots, in the store that their URI's scheme names. Artifacts stay
 * readable after a system has moved to another store, if its former location is still among the roots.
 */
public final class ResolvingArtifactAccess implements ArtifactAccess {

    private final ArtifactRoots roots;
    private final Map<String, ArtifactAccess> byScheme;

    /**
     * Creates the access.
     *
     * @param roots decide which artifacts are read and deleted
     * @param byScheme access to artifacts by the scheme of their URI
     */
    public ResolvingArtifactAccess(ArtifactRoots roots, Map<String, ArtifactAccess> byScheme) {
        this.roots = roots;
        this.byScheme = Map.copyOf(byScheme);
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        ArtifactAccess stored = stored(uri);
        if (stored == null) {
            throw new DamagedArtifactException(unsupported(uri), null);
        }
        Optional<ArtifactRoots.Refusal> refusal = roots.refusal(uri, sha256);
        if (refusal.isPresent()) {
            String message = refusal.get().message();
            switch (refusal.get().reason()) {
                // It can be read once its location is configured. Falling back to an older state would lose training.
                case OUTSIDE_ROOTS -> throw new ArtifactStoreUnavailableException(message, null);
                case NOT_NAMED_BY_DIGEST -> throw new DamagedArtifactException(message, null);
            }
        }
        return stored.get(uri, sha256, sizeBytes);
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        return accepted(uri, sha256).open(uri, sha256, offset);
    }

    @Override
    public void delete(URI uri, String sha256) throws IOException {
        accepted(uri, sha256).delete(uri, sha256);
    }

    private ArtifactAccess accepted(URI uri, String sha256) throws IOException {
        ArtifactAccess stored = stored(uri);
        if (stored == null) {
            throw new IOException(unsupported(uri));
        }
        Optional<ArtifactRoots.Refusal> refusal = roots.refusal(uri, sha256);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get().message());
        }
        return stored;
    }

    private @Nullable ArtifactAccess stored(URI uri) {
        return byScheme.get(String.valueOf(uri.getScheme()));
    }

    private String unsupported(URI uri) {
        return "cannot read %s: only URIs with the schemes %s are supported"
                .formatted(uri, byScheme.keySet().stream().sorted().toList());
    }
}
