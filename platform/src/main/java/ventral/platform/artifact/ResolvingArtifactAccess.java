package ventral.platform.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ventral.platform.tensor.Tensor;

/**
 * Reads artifacts from the store that their URI's scheme names. Artifacts stay readable after a system has moved to
 * another store.
 */
public final class ResolvingArtifactAccess implements ArtifactAccess {

    private final Map<String, ArtifactAccess> byScheme;

    /**
     * Creates the access.
     *
     * @param byScheme access to artifacts by the scheme of their URI
     */
    public ResolvingArtifactAccess(Map<String, ArtifactAccess> byScheme) {
        this.byScheme = Map.copyOf(byScheme);
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256) throws DamagedArtifactException {
        ArtifactAccess stored = stored(uri);
        if (stored == null) {
            throw new DamagedArtifactException(unsupported(uri), null);
        }
        return stored.get(uri, sha256);
    }

    @Override
    public InputStream open(URI uri, long offset) throws IOException {
        ArtifactAccess stored = stored(uri);
        if (stored == null) {
            throw new IOException(unsupported(uri));
        }
        return stored.open(uri, offset);
    }

    @Override
    public void delete(URI uri) {
        ArtifactAccess stored = stored(uri);
        if (stored != null) {
            stored.delete(uri);
        }
    }

    private @Nullable ArtifactAccess stored(URI uri) {
        return byScheme.get(String.valueOf(uri.getScheme()));
    }

    private String unsupported(URI uri) {
        return "cannot read %s: only URIs with the schemes %s are supported"
                .formatted(uri, byScheme.keySet().stream().sorted().toList());
    }
}
