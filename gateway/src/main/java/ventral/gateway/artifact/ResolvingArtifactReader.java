package ventral.gateway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;

/**
 * Delegates to the reader for the URI's scheme, so that files written before a move to another store are still found.
 */
public final class ResolvingArtifactReader implements ArtifactReader {

    private final Map<String, ArtifactReader> byScheme;

    public ResolvingArtifactReader(Map<String, ArtifactReader> byScheme) {
        this.byScheme = Map.copyOf(byScheme);
    }

    @Override
    public InputStream open(URI uri, long offset) throws IOException {
        ArtifactReader artifacts = byScheme.get(String.valueOf(uri.getScheme()));
        if (artifacts == null) {
            throw new IOException("%s is out of reach: only %s are read"
                    .formatted(uri, byScheme.keySet().stream().sorted().toList()));
        }
        return artifacts.open(uri, offset);
    }
}
